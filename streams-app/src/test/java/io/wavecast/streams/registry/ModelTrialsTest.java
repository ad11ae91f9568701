package io.wavecast.streams.registry;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.testing.CountingMetrics;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModelTrialsTest {
    private final CountingMetrics metrics = new CountingMetrics();
    private final ModelRegistry registry = new ModelRegistry();
    private final ModelTrials trials = new ModelTrials(registry, metrics);
    private final ModelReceiver receiver = new ModelReceiver(registry, trials, metrics);

    @Test
    void shouldTakeAVersionOutOfForceThatFailsInHalfOfItsSeries() {
        ModelVersion version = publish(1);
        for (int i = 0; i < 2 * ModelTrials.MIN_FAILED; i++) {
            trials.adopted(version);
        }
        for (int i = 0; i < ModelTrials.MIN_FAILED - 1; i++) {
            trials.failed(version);
        }
        assertThat(registry.size()).isEqualTo(1);

        trials.failed(version);
        assertThat(registry.size()).isZero();
        assertThat(metrics.count("model stepped down")).isEqualTo(1);
        trials.failed(version);
        assertThat(metrics.count("model stepped down")).isEqualTo(1);
    }

    @Test
    void shouldKeepAVersionThatFailsInFewSeries() {
        ModelVersion version = publish(1);
        for (int i = 0; i < ModelTrials.MIN_FAILED - 1; i++) {
            trials.adopted(version);
            trials.failed(version);
        }
        for (int i = 0; i < 100; i++) {
            trials.adopted(version);
        }
        for (int i = 0; i < 40; i++) {
            trials.failed(version);
        }

        assertThat(registry.size()).isEqualTo(1);
    }

    @Test
    void shouldCountEachVersionAnew() {
        ModelVersion first = publish(1);
        for (int i = 0; i < ModelTrials.MIN_FAILED - 1; i++) {
            trials.adopted(first);
            trials.failed(first);
        }
        ModelVersion second = publish(2);
        trials.adopted(second);
        trials.failed(second);
        for (int i = 0; i < ModelTrials.MIN_FAILED; i++) {
            trials.failed(first); // series that have not adopted the second yet
        }

        assertThat(registry.named("default").map(Model::version)).contains(second);
    }

    @Test
    void shouldCountAnOlderVersionThatComesBack() {
        ModelVersion newer = publish(5);
        ModelVersion older = aModel().version(3).build().version();
        receiver.install(aModel().version(3).build(), Succession.always(3));
        trials.adopted(newer); // a thread that has not seen the rollback yet
        for (int i = 0; i < ModelTrials.MIN_FAILED; i++) {
            trials.adopted(older);
            trials.failed(newer);
            trials.failed(older);
        }

        assertThat(registry.size()).isZero();
        assertThat(metrics.count("model stepped down")).isEqualTo(1);
    }

    @Test
    void shouldForgetTheCountsOfARetiredName() {
        trials.adopted(publish(1));
        assertThat(trials.size()).isEqualTo(1);

        receiver.received("default".getBytes(StandardCharsets.UTF_8), null, 0);

        assertThat(trials.size()).isZero();
    }

    private ModelVersion publish(long version) {
        Model model = aModel().version(version).build();
        receiver.received("default".getBytes(StandardCharsets.UTF_8), new ModelCodec().write(model), version);
        return model.version();
    }
}
