package io.wavecast.trainer.decide;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.VersionDecision;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CooldownTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @Test
    void shouldStartWithTheFirstChange() {
        DecisionHistory first = DecisionHistory.none("eeg").with(decision(1, 0));
        assertThat(Cooldown.endMillis(DecisionHistory.none("eeg"), HOUR)).isNegative();
        assertThat(Cooldown.endMillis(first, HOUR)).isNegative();

        assertThat(Cooldown.endMillis(first.with(decision(2, 10)), HOUR)).isEqualTo(hours(11));
    }

    @Test
    void shouldDoubleWithEachWayBack() {
        DecisionHistory history =
                DecisionHistory.none("eeg").with(decision(1, 0)).with(decision(2, 10));
        DecisionHistory back = history.with(decision(1, 11));
        assertThat(Cooldown.endMillis(back, HOUR)).isEqualTo(hours(13));

        DecisionHistory again = back.with(decision(3, 13)).with(decision(1, 14));
        assertThat(Cooldown.endMillis(again, HOUR)).isEqualTo(hours(18));
        assertThat(Cooldown.endMillis(again.with(decision(4, 100)), HOUR)).isEqualTo(hours(101)); // long ago by now
    }

    @Test
    void shouldBoundTheNumberOfPromotionsWhateverTheTestsSay() {
        DecisionHistory history = DecisionHistory.none("eeg").with(decision(1, 0));
        int promotions = 0;
        long version = 1;
        for (int hour = 0; hour < 24 * 30; hour++) { // promoted as soon as allowed, and back an hour later
            if (hours(hour) >= Cooldown.endMillis(history, HOUR)) {
                history = history.with(decision(++version, hour)).with(decision(1, hour + 1));
                promotions++;
            }
        }

        assertThat(promotions).isBetween(3, 24 * 30 / 8);
    }

    private static VersionDecision decision(long version, long hour) {
        return new VersionDecision(version, "test", "", hours(hour), hours(hour));
    }

    private static long hours(long count) {
        return count * HOUR.toMillis();
    }
}
