package io.wavecast.core.topics.versions;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NameVersionsTest {
    private final NameVersions versions = new NameVersions("eeg", name -> 0);

    @ParameterizedTest
    @EnumSource(names = {"MANUAL", "RULE"})
    void shouldKeepTheVersionThatWaits(Promotion promotion) {
        publish(Promotion.IMMEDIATE);

        publish(promotion);
        assertThat(numbers()).containsExactly(1L, 2L);

        publish(promotion);
        assertThat(numbers()).containsExactly(1L, 3L);
    }

    @Test
    void shouldKeepTheNewestVersionOfARetiredName() {
        publish(Promotion.IMMEDIATE);
        versions.decide(decision(VersionDecision.NONE, 5));

        publish(Promotion.MANUAL);

        assertThat(versions.has(2)).isTrue();
    }

    @Test
    void shouldKeepTheVersionsThatServeUntilAllSeriesHaveChanged() {
        var slowly =
                new VersionRule(Promotion.IMMEDIATE, 1, new SwapTiming(Duration.ofSeconds(3), Duration.ofSeconds(60)));
        versions.read(DecisionHistory.none("eeg").with(decision(1, 0)));
        versions.add(1, new byte[1], 0);
        versions.publish(2, new byte[1], slowly, "a test", () -> 100_000);
        versions.publish(3, new byte[1], slowly, "a test", () -> 130_000);
        assertThat(numbers()).containsExactly(1L, 2L, 3L);

        versions.publish(4, new byte[1], slowly, "a test", () -> 163_000);

        assertThat(numbers()).as("the second one holds for all series by then").containsExactly(2L, 3L, 4L);
    }

    @Test
    void shouldLetTheDecisionsOfANewNameHoldForAllRecords() {
        publish(Promotion.IMMEDIATE);
        publish(Promotion.IMMEDIATE);
        assertThat(versions.decisions().newestFirst())
                .extracting(VersionDecision::fromMillis)
                .containsExactly(0L, 0L);

        var later = new NameVersions("eeg", name -> 0);
        later.read(versions.decisions());
        VersionDecision decision = Decisions.promote(later, 3, "test", "", () -> 9_000, SwapTiming.DEFAULT);

        assertThat(decision.fromMillis()).isEqualTo(12_000);
        assertThat(decision.overMillis()).isEqualTo(10_000);
        assertThat(decision.isLate(11_000)).isFalse();
        assertThat(decision.isLate(11_001)).isTrue();
        assertThat(decision.forAllRecords().isLate(99_000)).isFalse();
    }

    @Test
    void shouldReadTheClockAfterItHasCountedSeries() {
        var now = new AtomicLong(9_000);
        var slow = new NameVersions("eeg", name -> now.addAndGet(2_500));
        slow.read(DecisionHistory.none("eeg").with(decision(1, 0)));

        assertThat(Decisions.promote(slow, 2, "test", "", now::get, SwapTiming.DEFAULT))
                .extracting(VersionDecision::decidedMillis, VersionDecision::fromMillis)
                .containsExactly(11_500L, 14_500L);
        assertThat(Decisions.retire(slow, "test", "", now::get, SwapTiming.DEFAULT))
                .extracting(VersionDecision::decidedMillis, VersionDecision::fromMillis)
                .containsExactly(14_000L, 17_000L);
    }

    @Test
    void shouldNotGiveTheNumberOfARejectedVersionAgain() {
        publish(Promotion.IMMEDIATE);
        versions.reject(decision(7, 5));

        assertThat(versions.next()).isEqualTo(new ModelVersion("eeg", 8));
    }

    @Test
    void shouldKeepNewerRejectionsBesideThoseOfACopy() {
        VersionDecision inCopy = decision(2, 4);
        VersionDecision newer = decision(3, 5);
        versions.reject(inCopy);
        versions.reject(newer);

        versions.restore(new DecisionHistory("eeg", List.of(decision(1, 1)), 0, List.of(inCopy)), 9);

        assertThat(versions.decisions().rejected()).containsExactly(newer, inCopy);
        assertThat(versions.decisions().takenOffset()).isEqualTo(9);
    }

    @Test
    void shouldCloseVersionsWhoseRejectionsWereDropped() {
        publish(Promotion.IMMEDIATE);
        for (long number = 2; number <= DecisionHistory.KEPT + 2; number++) {
            versions.reject(decision(number, number));
        }

        assertThat(versions.decisions().rejected()).noneMatch(decision -> decision.version() == 2);
        assertThat(versions.decisions().isOpen(2)).isFalse();
        assertThat(versions.decisions().isOpen(DecisionHistory.KEPT + 3)).isTrue();
    }

    private void publish(Promotion promotion) {
        long number = versions.next().number();
        versions.publish(number, new byte[1], new VersionRule(promotion, 1), "a test", () -> number);
    }

    private List<Long> numbers() {
        return versions.stored().stream()
                .map(version -> version.version().number())
                .toList();
    }

    private static VersionDecision decision(long number, long millis) {
        return new VersionDecision(number, "rule", "a test", millis, millis);
    }
}
