package io.wavecast.demo.watch;

import io.wavecast.core.model.Lineage;
import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** A model and its lineage in words, such as "LSTM, 64 units, trained by PyTorch on 2026-11-03; beats AR by 12 %". */
final class ModelWords {
    private ModelWords() {}

    static String of(Model model) {
        return network(model.spec().network())
                + training(model.lineage())
                + evaluation(model.lineage().evaluation())
                + percent("; intervals of %.0f %%", model.spec().coverage());
    }

    private static String network(NetworkSpec network) {
        String linear = "linear path over " + counted(network.lags(), "past value");
        if (network.cell() == CellKind.NONE) {
            return linear + ", no cells";
        }
        return (network.cell() == CellKind.ELMAN ? "Elman" : network.cell().name())
                + ", " + counted(network.hidden(), "unit")
                + (network.layers() > 1 ? ", " + network.layers() + " layers" : "")
                + (network.bidirectional() ? ", both directions" : "")
                + (network.lags() > 0 ? ", with a " + linear : "");
    }

    private static String training(Lineage lineage) {
        Lineage.Training training = lineage.training();
        Lineage.History history = lineage.history();
        boolean known = !training.engine().isBlank() && !training.engine().equals("unknown");
        String by = known ? ", trained by " + training.engine() : ", trained by unknown software";
        String on = training.trainedAtMicros() > 0 ? " on " + date(training.trainedAtMicros()) : "";
        String from = history.samples() > 0
                ? ", from " + counted(history.samples(), "sample") + " of " + history.series() + " series"
                : "";
        return by + on + from;
    }

    private static String evaluation(Lineage.Evaluation evaluation) {
        var words = new StringBuilder();
        double gain = 1 - evaluation.error() / evaluation.arError();
        if (Double.isFinite(gain)) {
            words.append(
                    Math.abs(gain) < 0.005
                            ? "; as good as AR"
                            : percent(gain > 0 ? "; beats AR by %.0f %%" : "; worse than AR by %.0f %%", gain));
        }
        double skill = 1 - evaluation.error() / evaluation.naiveError();
        if (Double.isFinite(skill)) {
            words.append(percent(
                    skill >= 0
                            ? "; %.0f %% below the error of the last value"
                            : "; %.0f %% above the error of the last value",
                    skill));
        }
        return words.isEmpty() ? "; not evaluated" : words + ", one step ahead on held-out data";
    }

    private static String percent(String format, double share) {
        return String.format(Locale.ROOT, format, 100 * Math.abs(share));
    }

    private static String counted(long count, String one) {
        return String.format(Locale.ROOT, "%,d %s%s", count, one, count == 1 ? "" : "s");
    }

    private static LocalDate date(long micros) {
        return Instant.EPOCH
                .plus(micros, ChronoUnit.MICROS)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
    }
}
