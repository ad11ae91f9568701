package io.wavecast.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A power that follows a set point, which is noise, at once. */
@Tag("once")
class BacktestLeadTest {
    private static final int LEAD = 24;

    @TempDir
    Path folder;

    @Test
    void shouldForecastWhatFollowsAnInputThatIsKnownAhead() throws IOException {
        JsonNode known = backtest("--lead", "setpoint=" + LEAD);
        JsonNode unknown = backtest();

        for (int horizon : new int[] {1, 12, LEAD}) {
            assertThat(skill(known, horizon)).as("known, " + horizon).isGreaterThan(0.85);
            assertThat(skill(unknown, horizon)).as("unknown, " + horizon).isLessThan(0.35);
        }
        assertThat(skill(known, LEAD + 1)).as("beyond the lead").isLessThan(0.35);
    }

    private JsonNode backtest(String... more) throws IOException {
        Path json = folder.resolve("backtest.json");
        String options = "--input " + csv() + " --models naive,linear --adapter off --targets 1 --horizons 1,12,24,25"
                + " --json " + json + " " + String.join(" ", more);
        var err = new StringWriter();
        int code = new CommandLine(new BacktestCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err))
                .execute(options.trim().split(" "));
        assertThat(code).as(err.toString()).isZero();
        return new ObjectMapper().readTree(json.toFile()).get("results");
    }

    /** {@code 1 − RMSE / RMSE of naive}. */
    private static double skill(JsonNode results, int horizon) {
        return 1 - rmse(results, "linear", horizon) / rmse(results, "naive", horizon);
    }

    private static double rmse(JsonNode results, String forecaster, int horizon) {
        for (JsonNode result : results) {
            if (result.get("model").asText().equals(forecaster)
                    && result.get("horizon").asInt() == horizon) {
                return result.get("rmse").asDouble();
            }
        }
        throw new AssertionError(forecaster + " at " + horizon + " is not in " + results);
    }

    private Path csv() throws IOException {
        var random = new Random(1);
        var text = new StringBuilder("t,power,setpoint\n");
        for (int t = 0; t < 2_500; t++) {
            double setpoint = random.nextGaussian();
            text.append(String.format(
                    Locale.ROOT, "%d,%.4f,%.4f%n", t, 5 + 2 * setpoint + 0.2 * random.nextGaussian(), setpoint));
        }
        return Files.writeString(folder.resolve("power.csv"), text);
    }
}
