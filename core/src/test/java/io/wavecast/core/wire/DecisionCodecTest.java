package io.wavecast.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wavecast.core.model.DecisionHistory;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.model.VersionDecision;
import io.wavecast.core.wire.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionCodecTest {
    private final DecisionCodec codec = new DecisionCodec();

    @Test
    void shouldReadWhatItWrites() {
        var history = new DecisionHistory(
                "eeg",
                List.of(
                        new VersionDecision(0, "anna", "broken \"sensor\"", 1_717_171_717_123L, 1_717_171_717_123L),
                        new VersionDecision(8, "rule", "better", 1_717_171_100_000L, 1_717_171_103_000L, 10_000),
                        new VersionDecision(7, "immediate", "published", 1_717_171_000_001L, 0)),
                42);

        assertThat(codec.read("eeg", codec.write(history))).isEqualTo(history);
        assertThat(new String(codec.write(history), StandardCharsets.UTF_8))
                .startsWith("{\"format\":1,\"taken\":42,\"decisions\":[{\"version\":0,\"by\":\"anna\"")
                .contains("\"from\":1717171103.000,\"over\":10.000}")
                .contains("\"decided\":1717171000.001,\"from\":0.000}");
    }

    @Test
    void shouldKeepDecisionsAgainstChallengers() {
        DecisionHistory history = DecisionHistory.none("eeg")
                .with(new VersionDecision(2, "immediate", "published", 5, 0))
                .rejecting(new VersionDecision(4, "rule", "worse", 9, 9));

        assertThat(codec.read("eeg", codec.write(history))).isEqualTo(history);
        assertThat(history.inForce()).contains(new ModelVersion("eeg", 2));
        assertThat(history.isOpen(4)).isFalse();
        assertThat(history.isOpen(3)).isTrue();
        assertThat(history.isOpen(1)).isFalse(); // older than the one in force
        assertThat(history.with(new VersionDecision(0, "anna", "", 10, 10)).isOpen(5))
                .isFalse(); // nothing to challenge
    }

    @Test
    void shouldNameWhatIsWrong() {
        assertThatThrownBy(() -> read("{\"format\":2}"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("expected decisions of format 1, was 2");
        assertThatThrownBy(() -> read("{\"format\":1,\"decisions\":[{\"version\":-3}]}"))
                .hasMessageContaining("decisions.0.version")
                .hasMessageContaining("was -3");
        assertThatThrownBy(() -> read("no model")).isInstanceOf(UnreadableException.class);
    }

    @Test
    void shouldFindTheVersionBefore() {
        DecisionHistory history = DecisionHistory.none("eeg");
        assertThat(history.inForce()).isEmpty();
        for (int i = 1; i <= DecisionHistory.KEPT + 5; i++) {
            history = history.with(new VersionDecision(1 + i % 2, "test", "", i, i));
        }

        assertThat(history.newestFirst()).hasSize(DecisionHistory.KEPT);
        assertThat(history.inForce()).contains(new ModelVersion("eeg", 2));
        assertThat(history.predecessor()).contains(new ModelVersion("eeg", 1));
        assertThat(history.with(new VersionDecision(0, "test", "", 9, 9)).inForce())
                .isEmpty();
    }

    private DecisionHistory read(String json) {
        return codec.read("eeg", json.getBytes(StandardCharsets.UTF_8));
    }
}
