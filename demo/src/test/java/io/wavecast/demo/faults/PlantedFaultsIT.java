package io.wavecast.demo.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.wavecast.demo.DemoCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The whole demonstration with planted faults, on a real broker. It takes more than a minute. */
@Tag("slow")
class PlantedFaultsIT {
    private static final Pattern ROW =
            Pattern.compile("(spike|level shift|stuck sensor|silence) .* (\\w+) +([0-9.]+) s +<= ([0-9]+) s +(yes|no)");
    private static final Pattern OTHERS = Pattern.compile("Other anomalies told: ([0-9]+)\\.");

    @Test
    void shouldTellEachFaultWithinTheStatedDelayAndItsEnd() {
        var out = new StringWriter();
        var err = new StringWriter();

        int exit = new CommandLine(new DemoCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("--faults", "--for", "60s", "--hidden", "8", "--updates", "2", "--headless");

        assertThat(exit).as("%s%s", out, err).isZero();
        List<Matcher> rows = out.toString()
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .toList();
        assertThat(rows)
                .as("%s", out)
                .extracting(row -> row.group(1))
                .containsExactly("spike", "level shift", "stuck sensor", "silence");
        for (Matcher row : rows) {
            assertThat(Double.parseDouble(row.group(3))).as("%s", out).isBetween(0.0, Double.parseDouble(row.group(4)));
            assertThat(row.group(5)).as("%s", out).isEqualTo("yes");
        }
        assertThat(rows).extracting(row -> row.group(2)).containsExactly("spike", "shift", "stuck", "silence");
        Matcher others = OTHERS.matcher(out.toString());
        assertThat(others.find()).as("%s", out).isTrue();
        // Three series may have 24 beginnings each before the detector has learned its rate; most runs have none.
        assertThat(Integer.parseInt(others.group(1))).as("%s", out).isLessThan(20);
        assertThat(out.toString())
                .contains("Faults will be planted in neural-mass/Fz: spike at 31.2 s")
                .contains("Anomaly in neural-mass/Fz: silence begins")
                .contains("Anomaly in neural-mass/Fz: silence ends after");
    }
}
