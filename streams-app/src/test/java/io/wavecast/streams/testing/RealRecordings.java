package io.wavecast.streams.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wavecast.core.wire.bytes.EventTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stamps and values of real recordings, in the order of their files. Where a file is missing, the test is skipped. */
public final class RealRecordings {
    private static final Path DATA = Path.of(System.getProperty("wavecast.data", "../../shared/data"));
    private static final Path CASES = Path.of("../../shared/cases");
    private static final int ROWS = 2_000;

    private RealRecordings() {}

    /** A sample. */
    public record Row(long micros, double value) {}

    /** 250 Hz; stamps come in Bluetooth's bursts, so many are equal. */
    public static List<Row> openBci() throws IOException {
        return rows(
                        DATA.resolve("openbci_250hz/OpenBCI_GUI-v6-blinks-jawClench-alpha.txt"),
                        cells -> cells.length > 22 && !cells[0].startsWith("S")
                                ? new Row(micros(cells[22]), Double.parseDouble(cells[1]))
                                : null)
                .subList(0, ROWS);
    }

    /** 256 Hz, received by the Lab Streaming Layer (muse-lsl), with stamps in whole milliseconds. */
    public static List<Row> muse() throws IOException {
        return rows(
                        DATA.resolve("muse_256hz/data_2017-02-11-14.43.43.csv"),
                        cells -> cells[0].startsWith("t")
                                ? null
                                : new Row(micros(cells[0]), Double.parseDouble(cells[1])))
                .subList(0, ROWS);
    }

    /** 256 Hz; the twelve samples of a packet have one stamp. */
    public static List<Row> packets() throws IOException {
        var format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
        return rows(
                CASES.resolve("08-bursts.csv"),
                cells -> cells.length < 2 || cells[0].startsWith("T") || cells[1].isEmpty()
                        ? null
                        : new Row(micros(cells[0], format), Double.parseDouble(cells[1])));
    }

    /** Every five minutes; 11 stamps are behind, or are there already. */
    public static List<Row> backwardStamps() throws IOException {
        var format = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
        return rows(
                DATA.resolve("nab/realAWSCloudwatch/ec2_disk_write_bytes_1ef3de.csv"),
                cells -> cells[0].startsWith("t")
                        ? null
                        : new Row(micros(cells[0], format), Double.parseDouble(cells[1])));
    }

    /** Every hour, with many gaps. */
    public static List<Row> airQuality() throws IOException {
        var format = DateTimeFormatter.ofPattern("d/M/yyyy H:mm:ss");
        return rows(
                        DATA.resolve("air_quality_uci/AirQualityUCI.csv"),
                        cells -> cells.length < 3 || cells[0].startsWith("D") || cells[2].startsWith("-200")
                                ? null
                                : new Row(micros(cells[0] + " " + cells[1], format), Double.parseDouble(cells[2])))
                .subList(0, ROWS);
    }

    private interface Parser {
        @Nullable
        Row parse(String[] cells);
    }

    private static List<Row> rows(Path file, Parser parser) throws IOException {
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
        return EventTime.micros(LocalDateTime.parse(stamp, format).toInstant(ZoneOffset.UTC));
    }
}
