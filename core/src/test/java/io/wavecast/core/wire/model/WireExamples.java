package io.wavecast.core.wire.model;

import io.wavecast.core.model.AdapterSettings;
import io.wavecast.core.model.Calendar;
import io.wavecast.core.model.Holidays;
import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.Preprocessing;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.Embedding;
import io.wavecast.core.rnn.HeadActivation;
import io.wavecast.core.rnn.LayerWeights;
import io.wavecast.core.rnn.Matrix;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Models with weights from a formula, so that tests can compare files of earlier versions by value. */
final class WireExamples {
    private static final ModelVersion PRESENT = new ModelVersion("eeg/subject02", 7);
    private static final int CHANNELS = 2;

    private WireExamples() {}

    static Model model(CellKind cell) {
        boolean elman = cell == CellKind.ELMAN;
        List<Integer> horizons = List.of(1, 2, 32);
        boolean direct = cell == CellKind.NONE;
        NetworkSpec network = direct
                ? NetworkSpec.linear(CHANNELS, CHANNELS * horizons.size(), 4)
                : NetworkSpec.builder(cell)
                        .inputs(CHANNELS)
                        .hidden(3)
                        .layers(2)
                        .outputs(CHANNELS)
                        .lags(elman ? 0 : 4)
                        .headActivation(elman ? HeadActivation.SIGMOID : HeadActivation.IDENTITY)
                        .relu(elman)
                        .build();
        ModelSpec spec = new ModelSpec(network, 7_812, horizons, direct, 128, 0.95);
        Scaling scaling =
                new Scaling(Scaling.Kind.ROBUST, new double[] {0.1, -4210.25}, new double[] {1.4826, 1e-7}, -6.5, 8);
        Lineage lineage = new Lineage(
                new Lineage.Training(
                        1_717_171_717_123_456L,
                        "deeplearning4j 1.0.0-M2.1",
                        "Java 17, Linux \"é\"",
                        12,
                        -8_123_456_789_012_345_678L),
                new Lineage.History("sensor-events", 1_717_000_000_000_001L, 1_717_171_000_000_000L, 3, 45_000),
                new Lineage.Evaluation(0.1 + 0.2, Double.NaN, 1e-17, ""));
        return new Model(PRESENT, spec, new Preprocessing(scaling, elman), weights(network), lineage);
    }

    /** A direct linear model whose forecasts are corrected at two of three horizons. */
    static Model adaptedModel() {
        return model(CellKind.NONE)
                .withAdapter(Optional.of(new AdapterSettings(
                        24, List.of(), 700.5, 20, 1, 16, 0.5, AdapterSettings.THRESHOLD, List.of(1, 32), List.of())));
    }

    /** A model that knows the calendar by a clock with daylight saving time. */
    static Model calendarModel() {
        return knowing(model(CellKind.GRU), new Calendar(3, 9, 1, ZoneId.of("Europe/Berlin")));
    }

    /** A linear path that knows two holidays beside the week. */
    static Model holidayModel() {
        List<LocalDate> dates = List.of(LocalDate.of(2026, 12, 25), LocalDate.of(2027, 1, 1));
        var holidays = new Holidays(dates, List.of(-1, 0, 1), 2);
        return knowing(model(CellKind.NONE), new Calendar(0, 4, 0, ZoneId.of("Europe/Berlin"), Optional.of(holidays)));
    }

    static Model knowing(Model plain, Calendar calendar) {
        ModelSpec spec = plain.spec();
        int known = calendar.inputs();
        return new Model(
                plain.version(),
                new ModelSpec(
                        spec.network().withKnown(known),
                        spec.periodMicros(),
                        spec.horizons(),
                        spec.direct(),
                        false,
                        spec.warmup(),
                        spec.coverage(),
                        Optional.of(calendar),
                        spec.targets()),
                plain.preprocessing(),
                plain.weights().withKnown(Optional.of(matrix(spec.network().outputs(), known, 9))),
                plain.lineage());
    }

    /** A bidirectional model of two labels with tokens. */
    static Model labelModel() {
        NetworkSpec network = NetworkSpec.builder(CellKind.LSTM)
                .hidden(3)
                .layers(2)
                .outputs(2)
                .headActivation(HeadActivation.SIGMOID)
                .tokens(11, 4)
                .bidirectional(true)
                .build();
        return new Model(
                PRESENT,
                ModelSpec.ofLabels(network, 1_000_000),
                Preprocessing.ofTokens(11),
                weights(network),
                model(CellKind.LSTM).lineage());
    }

    static Weights weights(NetworkSpec network) {
        int rows = network.cell().gates() * network.hidden();
        List<LayerWeights> layers = new ArrayList<>();
        for (int layer = 0; layer < network.layers() * network.directions(); layer++) {
            int inputs = network.inputsOf(layer / network.directions());
            layers.add(new LayerWeights(
                    matrix(rows, inputs, layer + 1),
                    matrix(rows, network.hidden(), layer + 2),
                    numbers(rows, layer + 3),
                    numbers(rows, layer + 4)));
        }
        Optional<Matrix> linear = network.lags() == 0
                ? Optional.empty()
                : Optional.of(matrix(network.outputs(), network.lags() * network.inputs(), 7));
        Optional<Embedding> embedding = network.tokens()
                ? Optional.of(new Embedding(
                        network.vocabulary(),
                        network.embedding(),
                        numbers(network.vocabulary() * network.embedding(), 8)))
                : Optional.empty();
        return new Weights(
                embedding,
                layers,
                matrix(network.outputs(), network.directions() * network.hidden(), 5),
                numbers(network.outputs(), 6),
                linear);
    }

    private static Matrix matrix(int rows, int columns, int salt) {
        return Matrix.fromRowMajor(rows, columns, numbers(rows * columns, salt));
    }

    /** Numbers in −1..1 with all digits of a float32. */
    static float[] numbers(int count, int salt) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = ((i * 7_919 + salt * 104_729) % 65_537) / 32_768.5f - 1;
        }
        return numbers;
    }
}
