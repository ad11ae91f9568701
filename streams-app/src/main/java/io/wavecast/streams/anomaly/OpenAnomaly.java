package io.wavecast.streams.anomaly;

import io.wavecast.core.series.Anomaly;
import io.wavecast.core.series.AnomalyKind;
import io.wavecast.core.series.Direction;
import java.util.List;
import java.util.OptionalLong;

/** The anomaly of a channel that lasts, if any, as numbers. Event times are whole microseconds, which a double holds exactly until the year 2255. */
final class OpenAnomaly {
    static final int NUMBERS = 12;

    static final int KIND = 0; // position in KINDS + 1; 0 if none lasts
    private static final int FROM = 1; // event time in microseconds
    static final int UNTIL = 2; // of the last alarm
    static final int SINCE = 3; // samples since the last beginning
    private static final int CALM = 4; // samples since the last alarm
    private static final int RECENT = 5; // bits of the last samples, the newest lowest: 1 if it alarmed
    private static final int SCORE = 6; // of the most surprising sample, and its facts:
    static final int VALUE = 7;
    static final int FORECAST = 8;
    private static final int LOWER = 9;
    private static final int UPPER = 10;
    private static final int DIRECTION = 11; // position in DIRECTIONS

    private static final double LONG_AGO = 1e9;

    // Positions are in stored states: new ones go to the end.
    private static final List<AnomalyKind> KINDS =
            List.of(AnomalyKind.SPIKE, AnomalyKind.SHIFT, AnomalyKind.VARIANCE, AnomalyKind.SPIKE, AnomalyKind.SHIFT);
    private static final List<Direction> DIRECTIONS = List.of(Direction.UP, Direction.DOWN, Direction.NONE);

    private OpenAnomaly() {}

    /**
     * One sample of one channel.
     *
     * @param forecast of the model, or the detector's own
     */
    record Sample(int channel, long micros, double value, double forecast, Expected expected) {}

    static void start(double[] numbers, int at) {
        numbers[at + SINCE] = LONG_AGO;
    }

    static boolean lasts(double[] numbers, int at) {
        return numbers[at + KIND] != 0;
    }

    /** Samples since the last beginning. */
    static double since(double[] numbers, int at) {
        return numbers[at + SINCE];
    }

    /** Remembers whether a sample alarmed. Returns how many of the last samples did. */
    static int count(double[] numbers, int at, boolean alarm, int of) {
        numbers[at + SINCE] += 1;
        long mask = (1L << of) - 1;
        long recent = ((long) numbers[at + RECENT] << 1 | (alarm ? 1 : 0)) & mask;
        numbers[at + RECENT] = recent;
        return Long.bitCount(recent);
    }

    static void begin(double[] numbers, int at, AnomalyKind kind, long micros) {
        numbers[at + KIND] = KINDS.indexOf(kind) + 1;
        numbers[at + FROM] = micros;
        numbers[at + SINCE] = 0;
        numbers[at + SCORE] = 0;
    }

    /**
     * Prolongs the anomaly to an alarm, and keeps its facts if it is the most surprising one. The facts of a spike whose value stays are only
     * replaced by those of another spike, since later values are compared with them.
     */
    static void extend(double[] numbers, int at, Sample sample, AnomalyKind kind, double score, Direction direction) {
        prolong(numbers, at, sample);
        boolean counts = kind == AnomalyKind.SPIKE || !StayingSpike.stays(numbers, at);
        if (counts && score > numbers[at + SCORE]) {
            numbers[at + SCORE] = score;
            numbers[at + VALUE] = sample.value();
            numbers[at + FORECAST] = sample.forecast();
            numbers[at + LOWER] = sample.expected().lower();
            numbers[at + UPPER] = sample.expected().upper();
            numbers[at + DIRECTION] = DIRECTIONS.indexOf(direction);
        }
    }

    /** Prolongs the anomaly to a sample. */
    static void prolong(double[] numbers, int at, Sample sample) {
        numbers[at + UNTIL] = sample.micros();
        numbers[at + CALM] = 0;
    }

    /** Counts a sample without an alarm; whether the anomaly is over. */
    static boolean ends(double[] numbers, int at, boolean alarm, int calm) {
        return !alarm && ++numbers[at + CALM] >= calm;
    }

    /** Ends the anomaly that lasts, and adds its end. An anomaly of an unknown kind ends untold. */
    static void end(double[] numbers, int at, Sample sample, List<Anomaly> ends) {
        if (isKnown(numbers, at)) {
            ends.add(describe(numbers, at, sample, OptionalLong.of((long) numbers[at + UNTIL])));
        }
        numbers[at + KIND] = 0;
    }

    /** Adds the anomaly that lasts, if there is one of a known kind. */
    static void addLasting(double[] numbers, int at, int channel, List<LastingAnomaly> into) {
        if (lasts(numbers, at) && isKnown(numbers, at)) {
            into.add(new LastingAnomaly(channel, kind(numbers, at), (long) numbers[at + FROM], numbers[at + SCORE]));
        }
    }

    static Anomaly describe(double[] numbers, int at, Sample sample, OptionalLong until) {
        return new Anomaly(
                sample.channel(),
                kind(numbers, at),
                (long) numbers[at + FROM],
                until,
                numbers[at + SCORE],
                numbers[at + VALUE],
                numbers[at + FORECAST],
                numbers[at + LOWER],
                numbers[at + UPPER],
                direction(numbers, at),
                sample.expected().model());
    }

    private static AnomalyKind kind(double[] numbers, int at) {
        return KINDS.get((int) numbers[at + KIND] - 1);
    }

    private static Direction direction(double[] numbers, int at) {
        int place = (int) numbers[at + DIRECTION];
        return place < DIRECTIONS.size() ? DIRECTIONS.get(place) : Direction.NONE;
    }

    /** Whether this version can tell the anomaly: a newer one that wrote the state may know further kinds. */
    private static boolean isKnown(double[] numbers, int at) {
        return numbers[at + KIND] <= KINDS.size();
    }
}
