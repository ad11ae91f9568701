package io.wavecast.streams.series.codec;

import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.arrange.Arrival;
import io.wavecast.core.arrange.NominalClock;
import io.wavecast.core.arrange.OpenTick;
import io.wavecast.core.series.Observation;
import io.wavecast.core.wire.bytes.BadRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The binary form of what arranges the samples of a series: grid · passed · newest · waiting samples, each time · arrival · published · values ·
 * clock, if there is one · open tick, if there is a grid.
 */
final class ArrangedBytes {
    private static final String WAITING = "a waiting sample";
    private static final String CLOCK = "the nominal clock";
    private static final String TICK = "the open tick";

    private ArrangedBytes() {}

    static void write(ArrangedSeries arranged, BinaryWriter out) {
        out.putLong(arranged.gridMicros());
        out.putLong(arranged.passedMicros());
        out.putLong(arranged.newestMicros());
        out.putInt(arranged.waiting().size());
        for (Arrival arrival : arranged.waiting()) {
            out.putLong(arrival.timeMicros());
            out.putLong(arrival.arrivedMicros());
            out.putByte(arrival.published() ? 1 : 0);
            double[] values = arrival.observation().values();
            out.putAll(values, 0, values.length);
        }
        Optional<NominalClock> clock = arranged.clock();
        out.putByte(clock.isPresent() ? 1 : 0);
        clock.ifPresent(present -> write(present, out));
        arranged.tick().ifPresent(present -> write(present, out));
    }

    private static void write(NominalClock clock, BinaryWriter out) {
        out.putDouble(clock.period());
        out.putLong(clock.origin());
        out.putDouble(clock.level());
        out.putDouble(clock.slope());
        out.putDouble(clock.scale());
        out.putLong(clock.count());
        out.putLong(clock.last());
    }

    private static void write(OpenTick tick, BinaryWriter out) {
        out.putLong(tick.isOpen() ? tick.time() : Long.MIN_VALUE);
        out.putLong(tick.closed());
        out.putLong(tick.arrivedMicros());
        out.putByte(tick.published() ? 1 : 0);
        for (int c = 0; c < tick.values().length; c++) {
            out.putDouble(tick.values()[c]);
            out.putLong(tick.times()[c]);
            out.putDouble(tick.sums()[c]);
            out.putInt(tick.counts()[c]);
        }
    }

    static ArrangedSeries read(BinaryReader in, int channels) {
        long grid = in.getLong("the grid");
        if (grid < 0) {
            throw BadRecord.BAD_STATE.because("expected a grid of 0 or more microseconds in the state, was " + grid);
        }
        var arranged = new ArrangedSeries(channels, grid, in.getLong("the newest time that waits no longer"));
        long newest = in.getLong("the newest stamp");
        int count = in.getIntInRange(0, ArrangedSeries.MAX_WAITING, "the number of waiting samples");
        List<Arrival> waiting = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            long time = in.getLong(WAITING);
            long arrived = in.getLong(WAITING);
            boolean published = in.getFlag(WAITING);
            double[] values = new double[channels];
            in.getAll(values, channels, WAITING);
            waiting.add(new Arrival(new Observation(time, values), arrived, published));
        }
        arranged.restore(newest, waiting, clock(in));
        arranged.tick().ifPresent(tick -> readTick(in, tick, grid));
        return arranged;
    }

    private static @Nullable NominalClock clock(BinaryReader in) {
        if (!in.getFlag(CLOCK)) {
            return null;
        }
        var clock = new NominalClock(
                in.getDouble(CLOCK),
                in.getLong(CLOCK),
                in.getDouble(CLOCK),
                in.getDouble(CLOCK),
                in.getDouble(CLOCK),
                in.getLong(CLOCK),
                in.getLong(CLOCK));
        boolean usable = isSize(clock.period())
                && Double.isFinite(clock.level())
                && isSize(clock.slope())
                && isSize(clock.scale())
                && clock.count() >= 0;
        if (!usable) {
            throw BadRecord.BAD_STATE.because("expected a nominal clock of finite numbers of 0 or more in the state,"
                    + " was period " + clock.period() + ", level " + clock.level() + ", slope " + clock.slope()
                    + ", scale " + clock.scale() + ", count " + clock.count());
        }
        return clock;
    }

    private static boolean isSize(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }

    private static void readTick(BinaryReader in, OpenTick tick, long grid) {
        tick.restore(tickTime(in, grid), tickTime(in, grid), in.getLong(TICK), in.getFlag(TICK));
        for (int c = 0; c < tick.values().length; c++) {
            tick.values()[c] = in.getDouble(TICK);
            tick.times()[c] = in.getLong(TICK);
            tick.sums()[c] = in.getDouble(TICK);
            tick.counts()[c] = in.getIntInRange(0, Integer.MAX_VALUE, TICK);
        }
    }

    /** A multiple of the grid, or none. */
    private static long tickTime(BinaryReader in, long grid) {
        long time = in.getLong(TICK);
        if (time != Long.MIN_VALUE && Math.floorMod(time, grid) != 0) {
            throw BadRecord.BAD_STATE.because(
                    "expected ticks at multiples of " + grid + " us in the state, was " + time + " us");
        }
        return time;
    }
}
