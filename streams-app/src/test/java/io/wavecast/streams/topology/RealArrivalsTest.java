package io.wavecast.streams.topology;

import static io.wavecast.streams.testing.TestModel.aModel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.arrange.Within;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.series.Forecast;
import io.wavecast.core.series.ForecastStatus;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.ObservationCodec;
import io.wavecast.streams.forecast.ForecastSettings;
import io.wavecast.streams.reading.ReadingSettings;
import io.wavecast.streams.testing.ForecastLab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/** Arrival patterns of real recordings. */
class RealArrivalsTest {
    private static final Path DATA = Path.of(System.getProperty("wavecast.data", "../../shared/data"));
    private static final byte[] KEY = "real".getBytes(StandardCharsets.UTF_8);
    private static final int ROWS = 2_000;

    private record Row(long micros, double value) {}

    @Test
    void shouldForecastTheBurstsOfAnOpenBciWithoutALoss() throws IOException {
        List<Row> rows = rows(
                "openbci_250hz/OpenBCI_GUI-v6-blinks-jawClench-alpha.txt",
                cells -> cells.length > 22 && !cells[0].startsWith("S")
                        ? new Row(micros(cells[22]), Double.parseDouble(cells[1]))
                        : null);
        assertNoLoss(rows.subList(0, ROWS), 4_000);
    }

    @Test
    void shouldForecastAMuseWithoutALoss() throws IOException {
        List<Row> rows = rows(
                "muse_256hz/data_2017-02-11-14.43.43.csv",
                cells -> cells[0].startsWith("t") ? null : new Row(micros(cells[0]), Double.parseDouble(cells[1])));
        assertNoLoss(rows.subList(0, ROWS), 3_906);
    }

    /** 11 stamps of this file are behind, or are there already. */
    @Test
    void shouldForecastBackwardStampsAsTheSortedFile() throws IOException {
        var format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
        List<Row> rows = rows(
                "nab/realAWSCloudwatch/ec2_disk_write_bytes_1ef3de.csv",
                cells -> cells[0].startsWith("t")
                        ? null
                        : new Row(micros(cells[0], format), Double.parseDouble(cells[1])));
        Map<Long, Row> clean = new TreeMap<>();
        rows.forEach(row -> clean.putIfAbsent(row.micros(), row));
        long lateness = 0;
        long newest = 0;
        boolean disorder = false;
        for (Row row : rows) {
            disorder |= row.micros() <= newest;
            lateness = Math.max(lateness, newest - row.micros());
            newest = Math.max(newest, row.micros());
        }
        assertThat(disorder).isTrue();

        var how = Arrangement.ofLateness(Math.max(300_000_000, lateness + 1));
        assertThat(forecasts(rows, how, 300_000_000))
                .isEqualTo(forecasts(List.copyOf(clean.values()), Arrangement.OFF, 300_000_000));
    }

    /** Hourly values, many of them missing; here each comes up to 50 minutes before its hour. */
    @Test
    void shouldForecastIrregularReportsOnAGridAsTheHourlyFile() throws IOException {
        var format = DateTimeFormatter.ofPattern("d/M/yyyy H:mm:ss");
        List<Row> rows = rows(
                        "air_quality_uci/AirQualityUCI.csv",
                        cells -> cells.length < 3 || cells[0].startsWith("D") || cells[2].startsWith("-200")
                                ? null
                                : new Row(micros(cells[0] + " " + cells[1], format), Double.parseDouble(cells[2])))
                .subList(0, ROWS);
        var random = new Random(5);
        List<Row> irregular = rows.stream()
                .map(row -> new Row(row.micros() - random.nextInt(50) * 60_000_000L, row.value()))
                .toList();
        long hour = 3_600_000_000L;
        List<Forecast> even = forecasts(rows, Arrangement.OFF, hour);

        assertThat(even).anyMatch(forecast -> forecast.status() == ForecastStatus.FILLED);
        assertThat(forecasts(irregular, Arrangement.ofGrid(hour, Within.LAST, 10 * hour), hour))
                .isEqualTo(even.subList(0, even.size() - 1)); // the last tick is open
    }

    private static void assertNoLoss(List<Row> rows, long period) {
        try (var lab = lab(Arrangement.ofNominal(0), period)) {
            rows.forEach(row -> send(lab, row, row.micros()));
            assertThat(lab.forecastsOf("real")).hasSize(rows.size());
            assertThat(lab.forecastsOf("real")).noneMatch(forecast -> forecast.status() == ForecastStatus.FILLED);
            assertThat(lab.forecastsOf("real").subList(4, rows.size()))
                    .allMatch(forecast -> forecast.status() == ForecastStatus.OK);
        }
    }

    /** Each row arrives at the newest stamp so far. */
    private static List<Forecast> forecasts(List<Row> rows, Arrangement how, long period) {
        try (var lab = lab(how, period)) {
            long newest = 0;
            for (Row row : rows) {
                newest = Math.max(newest, row.micros());
                send(lab, row, newest);
            }
            if (how.latenessMicros() > 0) {
                for (int i = 0; i < 3_000 && lab.metrics().count("released by clock") == 0; i++) {
                    lab.pass(Duration.ofSeconds(2));
                }
            }
            return List.copyOf(lab.forecastsOf("real"));
        }
    }

    private static ForecastLab lab(Arrangement how, long period) {
        var lab = new ForecastLab(ForecastSettings.DEFAULTS, new ReadingSettings(EventForm.NATIVE, false, how));
        lab.publish(aModel().periodMicros(period));
        return lab;
    }

    private static void send(ForecastLab lab, Row row, long arrivedMicros) {
        byte[] value = new ObservationCodec().write(new Observation(row.micros(), row.value()));
        lab.send(KEY, value, arrivedMicros / 1_000, new RecordHeaders());
    }

    private interface Parser {
        @org.jspecify.annotations.Nullable
        Row parse(String[] cells);
    }

    private static List<Row> rows(String name, Parser parser) throws IOException {
        Path file = DATA.resolve(name);
        assumeTrue(Files.exists(file), "no " + file);
        List<Row> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Row row = line.startsWith("%") ? null : parser.parse(line.split(",", -1));
            if (row != null) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static long micros(String stamp) {
        double number = Double.parseDouble(stamp.trim());
        return Math.round(number * (number > 1e11 ? 1e3 : 1e6));
    }

    private static long micros(String stamp, DateTimeFormatter format) {
        return LocalDateTime.parse(stamp, format).toEpochSecond(ZoneOffset.UTC) * 1_000_000;
    }
}
