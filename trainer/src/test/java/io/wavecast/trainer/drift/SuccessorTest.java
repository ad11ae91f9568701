package io.wavecast.trainer.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.VersionDecision;
import org.junit.jupiter.api.Test;

class SuccessorTest {
    private DecisionHistory history = DecisionHistory.none("eeg");
    private long millis;

    @Test
    void shouldReturnToTheVersionBefore() {
        decide(3, "immediate");
        decide(4, "immediate");

        assertThat(Successor.of(history, version -> true)).hasValue(3);
        assertThat(Successor.of(history, version -> version == 4)).isEmpty();
    }

    @Test
    void shouldNeverReturnToAVersionThatSteppedDown() {
        decide(3, "immediate");
        decide(4, "immediate");
        decide(3, Successor.BY);

        assertThat(Successor.of(history, version -> true)).isEmpty();
        assertThat(Successor.lastStepDown(history)).contains(3L);
    }

    @Test
    void shouldForgiveAVersionThatAPersonDecidedForAgain() {
        decide(3, "immediate");
        decide(4, "immediate");
        decide(3, Successor.BY);
        decide(4, "operator");
        decide(5, "operator");

        assertThat(Successor.of(history, version -> true)).hasValue(4);
    }

    private void decide(long version, String by) {
        millis++;
        history = history.with(new VersionDecision(version, by, "", millis, millis));
    }
}
