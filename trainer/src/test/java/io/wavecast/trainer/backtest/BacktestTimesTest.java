package io.wavecast.trainer.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Samples have the times of the recording: dates count. */
class BacktestTimesTest {
    @TempDir
    Path folder;

    @Test
    void shouldForecastHolidaysOfTheRecording() throws IOException {
        var random = new Random(7);
        List<String> rows = new ArrayList<>(List.of("time,load"));
        List<String> holidays = new ArrayList<>();
        LocalDateTime begin = LocalDateTime.of(2024, 1, 1, 0, 0);
        for (int day = 0; day < 150; day++) {
            boolean holiday = random.nextInt(8) == 0;
            if (holiday) {
                holidays.add(begin.plusDays(day).toLocalDate().toString());
            }
            for (int hour = 0; hour < 24; hour++) {
                double profile = 2 - Math.cos(2 * Math.PI * hour / 24);
                double value = (holiday ? 0.4 : 1) * profile + 0.1 * random.nextGaussian();
                rows.add(begin.plusDays(day).plusHours(hour) + ":00Z," + value);
            }
        }
        Path recording = Files.write(folder.resolve("load.csv"), rows);
        Path dates = Files.write(folder.resolve("holidays.txt"), holidays);

        double without = error(recording);
        double with = error(recording, "--holidays", dates.toString());

        assertThat(with).isLessThan(0.8 * without);
    }

    /** Of the linear path, 12 hours ahead. */
    private double error(Path recording, String... more) throws IOException {
        Path json = folder.resolve("backtest.json");
        List<String> options = new ArrayList<>(
                List.of("--input", recording.toString(), "--models", "linear", "--horizons", "1,12", "--lags", "32"));
        options.addAll(List.of("--adapter", "off", "--calendar", "day", "--json", json.toString()));
        options.addAll(List.of(more));
        var err = new StringWriter();
        int code = new CommandLine(new BacktestCommand())
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(err, true))
                .execute(options.toArray(String[]::new));
        assertThat(code).as("%s", err).isZero();
        return new ObjectMapper()
                .readTree(json.toFile())
                .get("results")
                .get(1)
                .get("rmse")
                .asDouble();
    }
}
