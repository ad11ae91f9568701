package io.wavecast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.arrange.Within;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ArrangementOptionsTest {
    private final Problems problems = Problems.ofOptions();

    @Test
    void shouldFillTheGridForAsLongAsIsAsked() {
        assertThat(read("--grid", "2s", "--within", "linear", "--grid-fill", "1m"))
                .isEqualTo(Arrangement.ofGrid(2_000_000, Within.LINEAR, 60_000_000));
        assertThat(read("--grid", "2s")).isEqualTo(Arrangement.ofGrid(2_000_000, Within.LAST, 20_000_000));
        assertThat(problems.found()).isEmpty();
    }

    @Test
    void shouldReportEachProblemOnce() {
        read("--grid", "1ms", "--grid-fill", "1h", "--lateness", "999999999d");

        assertThat(problems.found())
                .containsExactlyInAnyOrder(
                        "--grid-fill must be at most 100000 times --grid, was 3600000",
                        "--lateness must be 0..86400, was 86399999913600");
    }

    private Arrangement read(String... options) {
        var arrangement = new ArrangementOptions();
        new CommandLine(new Empty()).addMixin("arrangement", arrangement).parseArgs(options);
        return arrangement.arrangement(problems, arrangement.maxGap(problems, 10));
    }

    @Command
    private static final class Empty {}
}
