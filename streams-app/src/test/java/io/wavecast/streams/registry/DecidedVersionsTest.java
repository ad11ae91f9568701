package io.wavecast.streams.registry;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.wire.DecisionCodec;
import io.wavecast.core.wire.model.ModelCodec;
import io.wavecast.streams.testing.CountingMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DecidedVersionsTest {
    private static final long ONE =
            aModel().hidden(64).build().spec().network().parameters() * ModelLimits.BYTES_PER_WEIGHT;

    private final CountingMetrics metrics = new CountingMetrics();
    private final Map<ModelVersion, byte[]> files = new HashMap<>();
    private final AtomicLong nanos = new AtomicLong();
    private long tick;
    private final ModelRegistry registry =
            new ModelRegistry(new ModelLimits(ONE, Duration.ofMillis(10), () -> nanos.addAndGet(tick)));
    private final DecidedVersions decided = new DecidedVersions(new ModelReceiver(registry, metrics));

    @Test
    void shouldTryAVersionAgainThatLackedMemory() {
        decide("a");
        decide("b");
        assertThat(registry.named("b")).isEmpty();
        assertThat(decided.retried()).isEmpty();

        decided.decided(bytes("a"), null, files::get);

        assertThat(decided.retried()).containsExactly("b");
        assertThat(registry.named("b")).isPresent();
        assertThat(metrics.count("model rejected too-much-memory")).isEqualTo(1);
        assertThat(decided.retried()).isEmpty();
    }

    @Test
    void shouldTryAVersionAgainThatWasTooSlow() {
        tick = Duration.ofSeconds(1).toNanos();
        decide("a");
        assertThat(metrics.count("model rejected too-slow")).isEqualTo(1);

        tick = 0;
        decide("a");

        assertThat(registry.named("a")).isPresent();
    }

    private void decide(String name) {
        Model model = aModel().named(name).hidden(64).build();
        files.put(model.version(), new ModelCodec().write(model));
        decided.stored(model.version(), files::get);
        var history = DecisionHistory.none(name).with(new VersionDecision(1, "test", "a test", 0, 0));
        decided.decided(bytes(name), new DecisionCodec().write(history), files::get);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
