package io.wavecast.core.wire.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelRunner;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.NetworkSpec;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Checks that a model written by PyTorch and Python's {@code safetensors} ({@code foreign_model.py}) gives the same forecasts. */
class ForeignModelTest {

    @Test
    void shouldFillInMissingFieldsOfTheDocument() throws IOException {
        Model model = foreign();

        assertThat(model.version()).isEqualTo(new ModelVersion("foreign/plant", 1));
        assertThat(model.spec().network())
                .isEqualTo(NetworkSpec.builder(CellKind.LSTM)
                        .inputs(2)
                        .hidden(5)
                        .layers(2)
                        .outputs(2)
                        .build());
        assertThat(model.spec().periodMicros()).isEqualTo(100_000);
        assertThat(model.spec().horizons()).isEqualTo(List.of(1));
        assertThat(model.spec().warmup()).isEqualTo(64);
        assertThat(model.spec().coverage()).isEqualTo(0.9);
        assertThat(model.preprocessing().differenced()).isFalse();
        assertThat(model.preprocessing().scaling().clipLow()).isEqualTo(-8);
        assertThat(model.lineage().training().engine()).isEqualTo("unknown");
        assertThat(model.lineage().evaluation().error()).isNaN();
    }

    @Test
    void shouldForecastAsPyTorchDoes() throws IOException {
        JsonNode expected = new ObjectMapper().readTree(WireFixturesTest.fixture("foreign-torch.json"));
        ModelRunner runner = new ModelRunner(foreign());
        HiddenState state = runner.newState();
        double[][] means = new double[1][2];

        for (int i = 0; i < expected.get("series").size(); i++) {
            JsonNode sample = expected.get("series").get(i);
            runner.step(
                    state, new double[] {sample.get(0).asDouble(), sample.get(1).asDouble()}, means);

            for (int channel = 0; channel < 2; channel++) {
                assertThat(means[0][channel])
                        .as("step %d, channel %d", i, channel)
                        .isCloseTo(expected.get("forecasts").get(i).get(channel).asDouble(), within(4e-6));
            }
        }
    }

    private static Model foreign() throws IOException {
        return new ModelCodec().read(WireFixturesTest.fixture("foreign-torch.safetensors"));
    }
}
