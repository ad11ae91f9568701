package io.wavecast.streams.testing;

import io.wavecast.core.arrange.Arrangement;
import io.wavecast.core.arrange.Within;
import io.wavecast.core.series.Forecast;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Records in the order of their arrival, the arrangement that is tested with them, and the expected forecasts.
 *
 * @param arriving ends with a sample that releases all others
 * @param options of {@code serve}
 */
public record ArrivalCase(Arrivals arriving, Arrangement how, List<String> options, List<Forecast> expected) {
    private static final long SECOND = 1_000_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final int SAMPLES = 120;
    private static final long PERIOD = 10 * SECOND; // far more than the test takes, so that no clock releases a sample
    private static final int LATE = 8; // periods

    /** Samples that arrive up to the lateness after newer ones. */
    public static ArrivalCase permuted() {
        List<RealRecordings.Row> sorted = signal();
        Arrivals arriving = permuted(sorted);
        return new ArrivalCase(
                arriving.then(arriving.newest() + (LATE + 1) * PERIOD),
                Arrangement.ofLateness(LATE * PERIOD),
                List.of("--lateness=80s"),
                Arrivals.ofStamps(sorted, PERIOD).forecasts(Arrangement.OFF));
    }

    /** Two samples for each tick, in disorder; some ticks have none. */
    public static ArrivalCase onAGrid() {
        List<RealRecordings.Row> ticks = new ArrayList<>();
        List<RealRecordings.Row> samples = new ArrayList<>();
        for (RealRecordings.Row row : signal()) {
            if (row.micros() / PERIOD % 9 != 5) {
                double value = Math.rint(row.value() * 64) / 64; // so that the mean of the two is exact
                ticks.add(new RealRecordings.Row(row.micros(), value));
                samples.add(new RealRecordings.Row(row.micros() - 3 * SECOND, value - 1));
                samples.add(new RealRecordings.Row(row.micros() - SECOND, value + 1));
            }
        }
        Arrivals arriving = permuted(samples);
        List<Forecast> forecasts = Arrivals.ofStamps(ticks, PERIOD).forecasts(Arrangement.OFF);
        return new ArrivalCase(
                arriving.then(arriving.newest() + (LATE + 2) * PERIOD),
                Arrangement.ofGrid(PERIOD, Within.MEAN, 10 * PERIOD).withLateness(LATE * PERIOD),
                List.of("--grid=10s", "--within=mean", "--grid-fill=100s", "--lateness=80s"),
                forecasts.subList(0, forecasts.size() - 1)); // the last tick is open
    }

    /** Stamps that jitter by a period. */
    public static ArrivalCase jittering() {
        var random = new Random(3);
        List<RealRecordings.Row> rows = signal().stream()
                .map(row -> new RealRecordings.Row(row.micros() + random.nextInt((int) PERIOD), row.value()))
                .toList();
        return nominal(rows, PERIOD);
    }

    /** NAB's file whose stamps go back. The right forecasts are those of the sorted file without duplicates. */
    public static ArrivalCase backwardStamps() throws IOException {
        List<RealRecordings.Row> rows = RealRecordings.backwardStamps();
        Map<Long, RealRecordings.Row> clean = new TreeMap<>();
        rows.forEach(row -> clean.putIfAbsent(row.micros(), row));
        long lateness = 5 * MINUTE;
        long newest = 0;
        for (RealRecordings.Row row : rows) {
            lateness = Math.max(lateness, newest - row.micros() + SECOND);
            newest = Math.max(newest, row.micros());
        }
        return new ArrivalCase(
                Arrivals.ofStamps(rows, 5 * MINUTE).then(newest + 2 * lateness),
                Arrangement.ofLateness(lateness),
                List.of("--lateness=" + lateness / SECOND + "s"),
                Arrivals.ofStamps(List.copyOf(clean.values()), 5 * MINUTE).forecasts(Arrangement.OFF));
    }

    /** Hourly values, many of them missing; here each comes up to 50 minutes before its hour. */
    public static ArrivalCase irregularReports() throws IOException {
        List<RealRecordings.Row> rows = RealRecordings.airQuality();
        var random = new Random(5);
        List<RealRecordings.Row> irregular = rows.stream()
                .map(row -> new RealRecordings.Row(row.micros() - random.nextInt(50) * MINUTE, row.value()))
                .toList();
        Arrivals arriving = Arrivals.ofStamps(irregular, HOUR);
        return new ArrivalCase(
                arriving.then(rows.get(rows.size() - 1).micros() + HOUR / 2),
                Arrangement.ofGrid(HOUR, Within.LAST, 10 * HOUR),
                List.of("--grid=1h", "--within=last", "--grid-fill=10h"),
                Arrivals.ofStamps(rows, HOUR).forecasts(Arrangement.OFF));
    }

    /** Samples that are counted by their rate. The right forecasts are those of a topology that is never stopped, one for each sample. */
    public static ArrivalCase nominal(List<RealRecordings.Row> rows, long periodMicros) {
        Arrivals arriving = Arrivals.ofStamps(rows, periodMicros);
        Arrangement how = Arrangement.ofNominal((double) periodMicros);
        return new ArrivalCase(
                arriving,
                how,
                List.of("--clock=nominal", "--clock-rate=" + 1e6 / periodMicros),
                arriving.forecasts(how));
    }

    private static List<RealRecordings.Row> signal() {
        double[] values = Signals.noisySine(SAMPLES, 4);
        List<RealRecordings.Row> rows = new ArrayList<>();
        long start = Signals.EPOCH_MICROS / PERIOD * PERIOD;
        for (int i = 0; i < SAMPLES; i++) {
            rows.add(new RealRecordings.Row(start + i * PERIOD, values[i]));
        }
        return rows;
    }

    /** Each sample arrives at a random time within the lateness after its stamp. */
    private static Arrivals permuted(List<RealRecordings.Row> rows) {
        var random = new Random(2);
        List<Arrivals.Sample> samples = new ArrayList<>();
        for (RealRecordings.Row row : rows) {
            long wait = random.nextLong((LATE - 1) * PERIOD);
            samples.add(new Arrivals.Sample(row.micros(), row.value(), row.micros() + wait));
        }
        samples.sort(Comparator.comparingLong(Arrivals.Sample::arrivedMicros));
        return new Arrivals(samples, PERIOD);
    }
}
