package io.wavecast.launcher.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Text whose times, columns or layout were read wrongly or refused without the reason. */
@Tag("once")
class SharedCsvCasesIT extends SharedCase {
    @Test
    void case01ShouldReadTheFirstOfEachMonthOrRefuseTheDates() throws InterruptedException {
        CaseRun run = produce("01-month-first-monthly.csv", "--start=recorded");

        if (run.code() == 2) {
            assertThat(run.said()).contains("--date-order");
            return;
        }
        assertSent(run, "F/IPG");
        assertThat(run.times("F/IPG"))
                .containsExactly(IntStream.range(0, 36)
                        .mapToLong(month -> LocalDate.of(2001, 1, 1)
                                        .plusMonths(month)
                                        .atStartOfDay()
                                        .toEpochSecond(ZoneOffset.UTC)
                                * SECOND)
                        .toArray());
    }

    @Test
    void case03ShouldSeparateSensorsOrNameTheirColumn() throws InterruptedException {
        CaseRun run = produce("03-long-format.csv", "--start=recorded");

        if (run.code() == 2) {
            assertThat(run.said()).contains("sensor").contains("--key-column");
            run = produce("03-long-format.csv", "--start=recorded", "--key-column=sensor");
        }
        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.sent().keySet()).hasSize(2);
        for (String series : run.sent().keySet()) {
            assertSpacing(run, series, 300, MINUTE);
            assertThat(run.values(series)[1]).isEqualTo(series.endsWith("t1") ? 20.2415 : 502.415);
        }
    }

    @Test
    void case04ShouldSortRowsOrRefuseTheirOrder() throws InterruptedException {
        CaseRun run = produce("04-newest-first.csv", "--start=recorded");

        if (run.code() != 0) {
            assertThat(run.said()).contains("order");
            return;
        }
        assertSent(run, "F/v");
        assertSpacing(run, "F/v", 600, MINUTE);
        assertThat(run.values("F/v")).startsWith(0, 0.24154);
        assertThat(backtest("04-newest-first.csv").code()).isZero();
    }

    @Test
    void case05ShouldReadDecimalCommas() throws InterruptedException {
        CaseRun run = produce("05-decimal-comma.csv", "--start=recorded");

        assertSent(run, "F/Temp", "F/Feuchte");
        assertSpacing(run, "F/Temp", 40, MINUTE);
        assertThat(run.values("F/Temp")).startsWith(20.0, 20.1).endsWith(23.8, 23.9);
        assertThat(run.values("F/Feuchte")).startsWith(50.0, 50.1).endsWith(53.8, 53.9);
    }

    @Test
    void case06ShouldReadCompactDates() throws InterruptedException {
        CaseRun days = produce("06-compact-date.csv", "--start=recorded");
        CaseRun minutes = produce("06c-compact-second.csv", "--start=recorded");

        assertSent(days, "F/v");
        assertSpacing(days, "F/v", 40, 86_400 * SECOND);
        assertThat(days.times("F/v")[0]).isEqualTo(micros("2024-01-01T00:00:00Z"));
        assertSent(minutes, "F/v");
        assertSpacing(minutes, "F/v", 40, MINUTE);
        assertThat(minutes.times("F/v")[0]).isEqualTo(micros("2024-01-01T00:00:00Z"));
    }

    @Test
    void case07ShouldReadTheMinuteFromItsColumn() throws InterruptedException {
        CaseRun run = produce("07-year-to-minute.csv", "--start=recorded");

        assertSent(run, "F/GHI", "F/Temperature");
        assertSpacing(run, "F/GHI", 48, 30 * MINUTE);
        assertThat(run.times("F/GHI")[0]).isEqualTo(micros("2024-01-01T00:00:00Z"));
    }

    @Test
    void case08ShouldSpreadBurstsByTheRateOrWarn() throws InterruptedException {
        CaseRun rated = produce("08-bursts.csv", "--rate=256");
        CaseRun stamped = produce("08-bursts.csv");

        assertThat(rated.code()).as(rated.said()).isZero();
        assertThat(rated.sent().keySet()).contains("F/RAW_TP9", "F/RAW_AF7");
        assertThat(rated.times("F/RAW_TP9")).hasSize(240);
        long[] spacings = rated.spacings("F/RAW_TP9");
        assertThat(LongStream.of(spacings)).allMatch(micros -> micros == 3_906 || micros == 3_907);
        assertThat(stamped.said()).contains("220").contains("--rate");
        if (stamped.code() == 0) {
            assertThat(stamped.times("F/RAW_TP9")).hasSize(20); // what the stream would drop is not sent
        }
    }

    @Test
    void case09ShouldReadRowsWithoutLabels() throws InterruptedException {
        CaseRun run = produce("09-openbci-gui-4.txt");

        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.sent().keySet()).contains("F/c2", "F/c3", "F/c4", "F/c5");
        assertSpacing(run, "F/c2", 40, 5_000);
        assertThat(run.values("F/c2")).startsWith(14.27).endsWith(53.27);
    }

    @Test
    void case10ShouldReadTheUnitOfARate() throws InterruptedException {
        CaseRun run = produce("10-rate-in-khz.csv");

        if (run.code() == 2) {
            assertThat(run.said()).contains("--rate");
            return;
        }
        assertSent(run, "F/v", "F/w");
        assertSpacing(run, "F/v", 40, 500);
    }

    @Test
    void case11ShouldKeepTheWordsOfNames() throws InterruptedException {
        CaseRun run = produce("11-names-lose-a-word.csv");

        assertThat(run.code()).as(run.said()).isZero();
        assertThat(run.sent().keySet()).hasSize(4).contains("F/Temp_1", "F/Temp_2", "F/Resp_rate");
        assertThat(run.sent().keySet()).anyMatch(series -> series.matches("F/Temp_.*C_?"));
    }

    @Test
    void case12ShouldLeaveOutTheRowOfUnits() throws InterruptedException {
        CaseRun run = produce("12-units-row.csv", "--start=2024-01-01T00:00:00Z");

        assertSent(run, "F/Temp", "F/Hum");
        assertSpacing(run, "F/Temp", 40, SECOND);
        assertThat(run.values("F/Temp")).startsWith(20.0).endsWith(23.9);
    }

    @Test
    void case13ShouldReadTrailingCommasOrCountTheColumns() throws InterruptedException {
        CaseRun run = produce("13-trailing-comma.csv", "--start=recorded");

        if (run.code() == 2) {
            assertThat(run.said()).contains("3").contains("2").contains("column");
            return;
        }
        assertSent(run, "F/v");
        assertSpacing(run, "F/v", 40, MINUTE);
    }

    @Test
    void case14ShouldReadUtf16() throws InterruptedException {
        CaseRun run = produce("14-utf16.csv", "--start=recorded");

        assertSent(run, "F/v");
        assertSpacing(run, "F/v", 40, MINUTE);
        assertThat(run.values("F/v"))
                .containsExactly(DoubleStream.iterate(0, v -> v + 1).limit(40).toArray());
    }

    @Test
    void case15ShouldReportAStrayQuote() throws InterruptedException {
        CaseRun run = produce("15-stray-quote.jsonl");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.said()).contains("15-stray-quote.jsonl").contains("line").doesNotContain("\tat ");
    }

    @Test
    void case28ShouldTakeTheUnitOfTheTimeFromItsLabel() throws InterruptedException {
        CaseRun run = produce("28-time-in-ms.csv", "--time-column=Time (ms)");

        assertSent(run, "F/v");
        assertSpacing(run, "F/v", 40, 4_000);
    }

    @Test
    void case29ShouldLeaveOutTheIndex() throws InterruptedException {
        CaseRun run = produce("29-pandas-index.csv", "--start=recorded");

        assertSent(run, "F/v");
        assertSpacing(run, "F/v", 40, MINUTE);
        assertThat(run.said()).contains("label");
    }

    @Test
    void case30ShouldReadUnambiguousZones() throws InterruptedException {
        CaseRun run = produce("30-zones.csv", "--start=recorded", "--time-column=created_at");

        assertThat(run.code()).as(run.said()).isZero();
        assertSpacing(run, "F/field1", 40, MINUTE);
        assertThat(run.times("F/field1")[0]).isEqualTo(micros("2024-01-01T00:00:00Z"));
    }

    private static void assertSpacing(CaseRun run, String series, int observations, long micros) {
        long[] expected = new long[observations - 1];
        Arrays.fill(expected, micros);
        assertThat(run.spacings(series)).as(series).containsExactly(expected);
    }
}
