package io.wavecast.core.arrange;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arranges the samples of one series: sorts them, counts them by rate, and puts them on a grid, in this order. What it holds is a part of the series'
 * state. Its results depend on the samples and their order alone. Not thread-safe.
 */
public final class ArrangedSeries {
    /** Limit of the samples that wait; the oldest one then leaves before its time. */
    public static final int MAX_WAITING = 1_024;

    /** Limit of the values of all samples that wait. */
    private static final int MAX_VALUES = 65_536;

    private static final long BEFORE_ALL = Long.MIN_VALUE;

    private final int channels;
    private final long gridMicros;
    private final long begunAfter; // the first time given to a sample is later
    private final WaitingSamples waiting = new WaitingSamples();
    private long newest; // stamp seen
    private long passed; // newest stamp whose sample waits no longer
    private @Nullable NominalClock clock;
    private @Nullable OpenTick tick;

    /** A series that has not been heard. */
    public ArrangedSeries(int channels, long gridMicros) {
        this(channels, gridMicros, BEFORE_ALL);
    }

    /**
     * A series that was heard before its samples were arranged.
     *
     * @param passedMicros the newest time that a model has seen
     */
    public ArrangedSeries(int channels, long gridMicros, long passedMicros) {
        this.channels = channels;
        this.gridMicros = gridMicros;
        this.begunAfter = passedMicros;
        this.newest = passedMicros;
        this.passed = passedMicros;
        this.tick = gridMicros > 0 ? new OpenTick(channels, tickBefore(passedMicros, gridMicros)) : null;
    }

    /** The newest tick up to a time: ticks stay multiples of the grid whenever the grid begins. */
    private static long tickBefore(long micros, long gridMicros) {
        return micros == BEFORE_ALL ? BEFORE_ALL : Math.floorDiv(micros, gridMicros) * gridMicros;
    }

    /** Whether a sample with this time can still be put in its place. */
    public Admission admission(long micros, Arrangement how) {
        if (how.nominal()) { // equal stamps are samples of a burst; without sorting, stamps may also go back by their
            // jitter
            boolean behind = how.latenessMicros() > 0 ? micros < passed : clock != null && clock.isBehind(micros);
            return behind ? Admission.LATE : Admission.ADMITTED;
        }
        if (micros == passed || waiting.contains(micros)) {
            return Admission.DUPLICATE;
        }
        return micros < passed ? Admission.LATE : Admission.ADMITTED;
    }

    /**
     * Takes a sample that is admitted, and passes on all samples whose turn it is.
     *
     * @param modelMicros period of the model that serves the series; 0 without one
     */
    public void take(Arrival arrival, Arrangement how, long modelMicros, ArrangedSink sink) {
        newest = Math.max(newest, arrival.timeMicros());
        if (how.latenessMicros() == 0 && waiting.all().isEmpty()) { // samples of an earlier lateness come first
            pass(arrival, how, modelMicros, sink);
            return;
        }
        waiting.add(arrival);
        for (Arrival next : waiting.takeUntil(newest - how.latenessMicros())) {
            pass(next, how, modelMicros, sink);
        }
        int most = Math.max(1, Math.min(MAX_WAITING, MAX_VALUES / channels));
        for (Arrival next : waiting.takeFirst(Math.max(0, waiting.all().size() - most))) {
            sink.releasedEarly();
            pass(next, how, modelMicros, sink);
        }
    }

    /** Passes on everything that need not wait for a value that comes later; on its own grid, also if the settings now name another one. */
    public void release(Arrangement how, long modelMicros, ArrangedSink sink) {
        Arrangement own = how.withGrid(gridMicros);
        for (Arrival next : waiting.takeFirst(waiting.all().size())) {
            pass(next, own, modelMicros, sink);
        }
        if (tick != null && tick.isOpen() && own.within() != Within.LINEAR) {
            Arrival closed = tick.close(own);
            passed = Math.max(passed, closed.timeMicros());
            sink.sample(closed);
        }
    }

    private void pass(Arrival arrival, Arrangement how, long modelMicros, ArrangedSink sink) {
        passed = Math.max(passed, arrival.timeMicros());
        Arrival timed = how.nominal() ? timed(arrival, how, modelMicros, sink) : arrival;
        if (tick != null) {
            tick.take(timed, how, sink);
        } else {
            sink.sample(timed);
        }
    }

    private Arrival timed(Arrival arrival, Arrangement how, long modelMicros, ArrangedSink sink) {
        double period = how.periodMicros() > 0 ? how.periodMicros() : modelMicros;
        NominalClock running = clock;
        long last = running == null ? begunAfter : running.last();
        if (period == 0) { // no model yet, and no rate: the stamps, moved if they do not ascend
            long time = Math.max(arrival.timeMicros(), last + 1);
            clock = new NominalClock(0, time, time);
            return arrival.at(time);
        }
        if (running == null || running.period() != period) {
            long time = Math.max(arrival.timeMicros(), last + 1);
            clock = new NominalClock(period, time, time);
            return arrival.at(time);
        }
        return arrival.at(running.next(arrival.timeMicros(), sink));
    }

    /** Whether {@link #release} would pass on something. */
    public boolean holds(Arrangement how) {
        return !waiting.all().isEmpty()
                || (tick != null && tick.isOpen() && how.withGrid(gridMicros).within() != Within.LINEAR);
    }

    /** The samples that wait, by ascending time; shared. */
    public List<Arrival> waiting() {
        return waiting.all();
    }

    /** Distance of the ticks of the grid; 0 without one. */
    public long gridMicros() {
        return gridMicros;
    }

    /** The newest stamp that was seen. */
    public long newestMicros() {
        return newest;
    }

    /** The newest stamp whose sample waits no longer. */
    public long passedMicros() {
        return passed;
    }

    /** What counts samples by rate. */
    public Optional<NominalClock> clock() {
        return Optional.ofNullable(clock);
    }

    /** The tick whose samples still come. */
    public Optional<OpenTick> tick() {
        return Optional.ofNullable(tick);
    }

    /** Restores what was held. */
    public void restore(long newestMicros, List<Arrival> samples, @Nullable NominalClock runningClock) {
        newest = newestMicros;
        samples.forEach(waiting::add);
        clock = runningClock;
    }
}
