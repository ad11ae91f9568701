package io.wavecast.streams.registry;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.wavecast.core.model.Model;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.testing.CountingMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelLimitsTest {
    private static final Duration STEP = Duration.ofMinutes(1);

    private final ModelCodec codec = new ModelCodec();
    private final CountingMetrics metrics = new CountingMetrics();

    @ParameterizedTest
    @EnumSource(value = CellKind.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void shouldCountTheWeightsOfAFileAndOfAModelAlike(CellKind cell) {
        Model model = aModel().cell(cell).channels(3).build();

        assertThat(ModelCodec.parameters(codec.write(model))).isEqualTo(model.parameters());
    }

    @Test
    void shouldRefuseAModelBeyondTheMemoryOfAllModels() {
        long one = aModel().hidden(64).build().spec().network().parameters() * ModelLimits.BYTES_PER_WEIGHT;
        var registry = new ModelRegistry(new ModelLimits(2 * one, STEP));
        var receiver = new ModelReceiver(registry, metrics);

        publish(receiver, aModel().hidden(64).named("a").build());
        publish(receiver, aModel().hidden(64).named("b").build());
        publish(receiver, aModel().hidden(64).named("c").build());
        assertThat(registry.size()).isEqualTo(2);
        assertThat(metrics.count("model rejected too-much-memory")).isEqualTo(1);

        publish(receiver, aModel().hidden(64).named("b").version(2).build());
        assertThat(registry.named("b").orElseThrow().version().number())
                .as("a new version takes the place of the old one")
                .isEqualTo(2);
        receiver.received("a".getBytes(StandardCharsets.UTF_8), null, 0);
        publish(receiver, aModel().hidden(64).named("c").build());
        assertThat(registry.named("c")).isPresent();
    }

    @Test
    void shouldNameTheSizesBeforeItReadsTheWeights() {
        byte[] file = codec.write(aModel().hidden(600).build());

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> new ModelLimits(4 << 20, STEP).checkMemory(file, 1 << 18))
                .withMessage("expected at most 2 MiB of memory for the model, the rest of 4 MiB for all models"
                        + " (--model-memory), was 8 MiB for a file of 4 MiB");
    }

    @Test
    void shouldRefuseAModelWhoseFastestStepIsTooSlow() {
        var clock = new Clock(0, 0, 30, 30, 60, 60, 2_100);

        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> limits(clock).checkStep(aModel().build()))
                .withMessageContaining(
                        "expected at most 10.0 ms for one step with all horizons (--max-step), was 30.0 ms")
                .satisfies(e -> assertThat(e.reason()).isEqualTo("too-slow"));
    }

    @Test
    void shouldAcceptAModelThatIsFastOnceItIsCompiled() {
        var clock = new Clock(0, 0, 30, 30, 60, 60, 70);

        assertThatCode(() -> limits(clock).checkStep(aModel().build())).doesNotThrowAnyException();
    }

    private static ModelLimits limits(Clock clock) {
        return new ModelLimits(Long.MAX_VALUE, Duration.ofMillis(10), clock::nanos);
    }

    private void publish(ModelReceiver receiver, Model model) {
        receiver.received(model.version().name().getBytes(StandardCharsets.UTF_8), codec.write(model), 0);
    }

    /** Returns the given times, in milliseconds, one after the other. */
    private static final class Clock {
        private final Iterator<Integer> millis;

        Clock(Integer... millis) {
            this.millis = Arrays.asList(millis).iterator();
        }

        long nanos() {
            return millis.next() * 1_000_000L;
        }
    }
}
