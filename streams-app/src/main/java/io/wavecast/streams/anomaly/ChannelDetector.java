package io.wavecast.streams.anomaly;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import io.wavecast.streams.anomaly.AlarmLevel.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the anomalies of one channel. Four statistics have a tail model and an alarm level each. The first of them to alarm begins an anomaly;
 * further alarms, of whichever statistic, prolong it. It ends after some samples without an alarm. A spike whose value stays becomes a shift. If a
 * statistic that was calm alarms later than the pause after the beginning, that is another anomaly: the first one ends there. O(1) time and
 * {@link #NUMBERS} numbers; deterministic.
 *
 * <p>The pause is a third of the samples per false alarm, where that is less than the setting: otherwise frequent alarms would not be possible.
 *
 * <p>The score of a stuck value is log10 of one more than its repeats.
 *
 * <p>Not thread-safe: it owns scratch space. The numbers belong to the caller.
 */
final class ChannelDetector {
    private static final int TAILS = ChannelStatistics.NUMBERS;
    private static final int LEVELS = TAILS + ChannelStatistics.COUNT * TailModel.NUMBERS;
    private static final int RUN = LEVELS + ChannelStatistics.COUNT * AlarmLevel.NUMBERS;
    private static final int EVENT = RUN + StuckRun.NUMBERS;

    /** Numbers of one channel. */
    static final int NUMBERS = EVENT + OpenAnomaly.NUMBERS;

    private static final int WARM_UP = 100; // samples before anything begins
    private static final double PAUSES_PER_FALSE_ALARM = 3;
    private static final double NATS_PER_DECADE = 2.302_585_092_994_046;
    private static final AnomalyKind[] KINDS = {
        AnomalyKind.SPIKE, AnomalyKind.SHIFT, AnomalyKind.VARIANCE, AnomalyKind.VARIANCE
    };

    private final AnomalySettings settings;
    private final AlarmLevel level;
    private final ChannelStatistics statistics = new ChannelStatistics();

    // Of the sample that is observed.
    private double surprise; // the largest that alarms, in nats
    private int cause; // index of its statistic
    private boolean onset;

    ChannelDetector(AnomalySettings settings) {
        this.settings = settings;
        this.level = new AlarmLevel(settings.falseAlarms().ofChannel(0, 1), ChannelStatistics.COUNT);
    }

    /** Changes the rate asked for. */
    void ask(double samplesPerFalseAlarm) {
        level.ask(samplesPerFalseAlarm);
    }

    /** Writes the numbers of a channel without samples. */
    static void start(double[] numbers, int at) {
        Arrays.fill(numbers, at, at + NUMBERS, 0);
        for (int k = 0; k < ChannelStatistics.COUNT; k++) {
            TailModel.start(numbers, at + TAILS + k * TailModel.NUMBERS);
        }
        OpenAnomaly.start(numbers, at + EVENT);
    }

    /** Samples since the last beginning. */
    static double sinceBeginning(double[] numbers, int at) {
        return OpenAnomaly.since(numbers, at + EVENT);
    }

    /**
     * Judges and learns a value.
     *
     * @param numbers holds the channel's numbers from {@code at}
     * @param value finite
     * @return what ended and what began, in this order; mostly nothing
     */
    List<Anomaly> observe(double[] numbers, int at, int channel, long micros, double value, Expected expected) {
        if (!ChannelStatistics.judges(value)) {
            return List.of();
        }
        boolean first = ChannelStatistics.age(numbers, at) == 0;
        boolean same = !first && value == ChannelStatistics.last(numbers, at);
        double forecast = ChannelStatistics.judges(expected.mean())
                ? expected.mean()
                : first ? value : ChannelStatistics.ownForecast(numbers, at);
        statistics.observe(numbers, at, value, expected.mean());
        judge(numbers, at);

        boolean warm = ChannelStatistics.age(numbers, at) > WARM_UP;
        boolean muted = settings.mutes(micros);
        boolean begins = begins(numbers, at + EVENT) && warm && !muted;
        if (warm && !muted) { // only where something could begin
            level.relax(numbers, at + LEVELS);
        }
        if (begins) {
            AlarmLevel.raise(numbers, at + LEVELS + cause * AlarmLevel.NUMBERS);
        }
        int stuckAfter = same && warm && !muted ? settings.stuckAfter() : 0;
        long since = StuckRun.since(numbers, at + RUN);
        double repeats = StuckRun.repeats(numbers, at + RUN);
        StuckRun.Change run = StuckRun.observe(numbers, at + RUN, same, micros, stuckAfter);
        if (!begins && run == StuckRun.Change.NONE && !OpenAnomaly.lasts(numbers, at + EVENT)) {
            return List.of();
        }
        var sample = new OpenAnomaly.Sample(channel, micros, value, forecast, expected);
        List<Anomaly> changes = new ArrayList<>(2);
        move(numbers, at + EVENT, sample, begins, muted, changes);
        if (run != StuckRun.Change.NONE) {
            changes.add(stuck(sample, since, repeats, run == StuckRun.Change.ENDED));
        }
        return changes;
    }

    /** Learns the statistics, and keeps the most surprising of those that alarm. */
    private void judge(double[] numbers, int at) {
        surprise = 0;
        onset = false;
        if (ChannelStatistics.age(numbers, at) <= 2) {
            return; // the second sample has the first step
        }
        for (int k = 0; k < ChannelStatistics.COUNT; k++) {
            double rare = TailModel.observe(
                    numbers, at + TAILS + k * TailModel.NUMBERS, statistics.ratios[k], level.samplesPerFalseAlarm());
            boolean counts = Math.abs(statistics.deviations[k]) >= settings.leastDeviation();
            Verdict verdict = level.judge(numbers, at + LEVELS + k * AlarmLevel.NUMBERS, counts ? rare : 0);
            if (verdict != Verdict.USUAL && rare > surprise) {
                surprise = rare;
                cause = k;
            }
            onset |= verdict == Verdict.ONSET;
        }
    }

    /** Remembers whether the sample alarms. Returns whether that is enough for an anomaly to begin. */
    private boolean begins(double[] numbers, int event) {
        boolean alarms = surprise > 0;
        boolean enough = OpenAnomaly.count(numbers, event, alarms, settings.of()) >= settings.alarms();
        return alarms
                && enough
                && (onset || (settings.alarms() > 1 && !OpenAnomaly.lasts(numbers, event)))
                && OpenAnomaly.since(numbers, event) > pause();
    }

    private int pause() {
        return (int) Math.min(settings.pause(), level.samplesPerFalseAlarm() / PAUSES_PER_FALSE_ALARM);
    }

    /** Ends, begins and prolongs. */
    private void move(
            double[] numbers,
            int event,
            OpenAnomaly.Sample sample,
            boolean begins,
            boolean muted,
            List<Anomaly> changes) {
        boolean alarms = surprise > 0;
        boolean lasts = OpenAnomaly.lasts(numbers, event);
        if (lasts && !begins) {
            StayingSpike.follow(numbers, event, sample, settings.pause(), muted, changes);
        }
        if (lasts && (begins || OpenAnomaly.ends(numbers, event, alarms, settings.calm()))) {
            OpenAnomaly.end(numbers, event, sample, changes);
        }
        if (begins) {
            OpenAnomaly.begin(numbers, event, KINDS[cause], sample.micros());
        }
        if (alarms && (begins || lasts)) {
            OpenAnomaly.extend(numbers, event, sample, KINDS[cause], surprise / NATS_PER_DECADE, direction());
        }
        if (begins) {
            changes.add(OpenAnomaly.describe(numbers, event, sample, OptionalLong.empty()));
        }
    }

    private Direction direction() {
        double deviation = statistics.deviations[cause];
        return deviation > 0 ? Direction.UP : deviation < 0 ? Direction.DOWN : Direction.NONE;
    }

    /** Number of anomalies that last. */
    static int lasting(double[] numbers, int at) {
        return (OpenAnomaly.lasts(numbers, at + EVENT) ? 1 : 0) + (StuckRun.stuck(numbers, at + RUN) ? 1 : 0);
    }

    /** Adds the anomalies that last, but for one of a kind that only a newer version knows. */
    static void addLasting(double[] numbers, int at, int channel, List<LastingAnomaly> into) {
        OpenAnomaly.addLasting(numbers, at + EVENT, channel, into);
        if (StuckRun.stuck(numbers, at + RUN)) {
            double score = StrictMath.log10(1 + StuckRun.repeats(numbers, at + RUN));
            into.add(new LastingAnomaly(channel, AnomalyKind.STUCK, StuckRun.since(numbers, at + RUN), score));
        }
    }

    /** Ends the anomalies that last, since the series itself ends. */
    static void endAll(double[] numbers, int at, int channel, long micros, Expected expected, List<Anomaly> ends) {
        double last = ChannelStatistics.last(numbers, at);
        var sample = new OpenAnomaly.Sample(channel, micros, last, expected.mean(), expected);
        if (OpenAnomaly.lasts(numbers, at + EVENT)) {
            OpenAnomaly.end(numbers, at + EVENT, sample, ends);
        }
        if (StuckRun.stuck(numbers, at + RUN)) {
            long since = StuckRun.since(numbers, at + RUN);
            ends.add(stuck(sample, since, StuckRun.repeats(numbers, at + RUN), true));
        }
    }

    private static Anomaly stuck(OpenAnomaly.Sample sample, long since, double repeats, boolean ended) {
        return new Anomaly(
                sample.channel(),
                AnomalyKind.STUCK,
                since,
                ended ? OptionalLong.of(sample.micros()) : OptionalLong.empty(),
                StrictMath.log10(1 + repeats),
                sample.value(),
                sample.forecast(),
                sample.expected().lower(),
                sample.expected().upper(),
                Direction.NONE,
                sample.expected().model());
    }
}
