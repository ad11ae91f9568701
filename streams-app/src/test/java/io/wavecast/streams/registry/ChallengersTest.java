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
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChallengersTest {
    private static final ModelLimits LIMITS = new ModelLimits(1 << 20, Duration.ofSeconds(10));

    private final CountingMetrics metrics = new CountingMetrics();
    private final Map<ModelVersion, byte[]> files = new HashMap<>();
    private final ModelRegistry registry = new ModelRegistry(LIMITS);
    private final ModelReceiver receiver = new ModelReceiver(registry, metrics);
    private final DecidedVersions decided = new DecidedVersions(receiver);
    private final Challengers challengers = new Challengers(registry, receiver, metrics);
    private DecisionHistory history = DecisionHistory.none("a");

    @Test
    void shouldStepTheNewestVersionThatNothingWasDecidedAbout() {
        store(1);
        assertThat(challenger()).isEmpty(); // none is in force

        decide(history.with(decision(1)));
        assertThat(challenger()).isEmpty();

        store(2);
        store(3);
        assertThat(challenger()).hasValue(3L);

        decide(history.rejecting(decision(3)));
        assertThat(challenger()).hasValue(2L);

        decide(history.with(decision(2)));
        assertThat(challenger()).isEmpty();

        store(4);
        assertThat(challenger()).hasValue(4L);
        challengers.removed(new ModelVersion("a", 4), files::get);
        assertThat(challenger()).isEmpty();
    }

    @Test
    void shouldEndWithTheVersionInForce() {
        store(1);
        decide(history.with(decision(1)));
        store(2);
        assertThat(challenger()).hasValue(2L);

        decide(history.with(decision(VersionDecision.NONE)));

        assertThat(challenger()).isEmpty();
        assertThat(registry.challengers()).isEmpty();
    }

    @Test
    void shouldTryARefusedVersionAgainOnceOtherModelsLeaveMemory() {
        byte[] file = file("a", 2);
        var tight = new ModelRegistry(new ModelLimits(
                2 * ModelCodec.parameters(file) * ModelLimits.BYTES_PER_WEIGHT, Duration.ofSeconds(10)));
        var tightReceiver = new ModelReceiver(tight, metrics);
        var waiting = new Challengers(tight, tightReceiver, metrics);
        tightReceiver.install(aModel().named("a").version(1).build(), Succession.always(1));
        tightReceiver.install(aModel().named("b").version(1).build(), Succession.always(1));
        byte[] first = new DecisionCodec().write(history.with(decision(1)));
        waiting.decided("a".getBytes(StandardCharsets.UTF_8), first, version -> file);
        waiting.stored(new ModelVersion("a", 2), version -> file);

        waiting.retried(version -> file);
        assertThat(tight.challengers()).isEmpty();

        tightReceiver.retire("b");
        waiting.retried(version -> file);
        assertThat(tight.challenger("a").map(Model::version)).hasValue(new ModelVersion("a", 2));
    }

    private static byte[] file(String name, long number) {
        return new ModelCodec().write(aModel().named(name).version(number).build());
    }

    @Test
    void shouldServeAShareOfTheSeries() {
        var share = new ChallengerShare(0.25);

        assertThat(IntStream.range(0, 1_000).filter(i -> share.includes("pump/" + i)))
                .hasSizeBetween(200, 300);
        assertThat(ChallengerShare.ALL.includes("pump")).isTrue();
        assertThat(new ChallengerShare(0).includes("pump")).isFalse();
    }

    private Optional<Long> challenger() {
        return registry.challengerFor("a/1", registry.modelFor("a/1", 1))
                .model()
                .map(model -> model.version().number());
    }

    private void store(long number) {
        Model model = aModel().named("a").version(number).build();
        files.put(model.version(), new ModelCodec().write(model));
        decided.stored(model.version(), files::get);
        challengers.stored(model.version(), files::get);
    }

    private void decide(DecisionHistory next) {
        history = next;
        byte[] bytes = new DecisionCodec().write(next);
        challengers.decided("a".getBytes(StandardCharsets.UTF_8), bytes, files::get);
        decided.decided("a".getBytes(StandardCharsets.UTF_8), bytes, files::get);
    }

    private static VersionDecision decision(long number) {
        return new VersionDecision(number, "test", "a test", 1, 1);
    }
}
