package io.wavecast.core.arrange;

/**
 * Gives samples the times of a nominal rate, which follows their jittering stamps.
 *
 * <p>The stamp of sample n is taken as {@code level + slope·n} plus jitter. Level and slope follow a recursive least-squares line with a memory of
 * {@value #MEMORY} samples: a g–h filter with the gains of the expanding memory (Brookner 1998, section 1.2.10), after a start in which the nominal
 * rate counts as {@value #PRIOR} samples. Errors beyond {@value #CLIP} mean absolute errors count as so much (Huber 1964). LSL removes jitter in
 * the same way: by a line through whole segments afterwards (pyxdf), and by recursive least squares while it receives (liblsl). As there,
 * stamps that are too far from the line end a segment.
 */
public final class NominalClock {
    /** Number of samples that the line follows. */
    static final int MEMORY = 512;

    /** Samples that the nominal rate counts for. */
    static final int PRIOR = 16;

    private static final double CLIP = 3; // mean absolute errors
    private static final double JITTER = 20; // mean absolute errors that jitter explains
    private static final double LEAST_GAP = 0.75; // periods: one sample that is missing is a gap if nothing jitters
    private static final double STEP = 0.25; // periods by which one stamp moves the line at most
    private static final double DRIFT = 0.05; // by which the rate may differ from the nominal one
    private static final double BREAK_MICROS = 1e6; // as pyxdf's jitter_break_threshold_seconds
    private static final double BREAK_SAMPLES = 64; // more than any sender's burst

    private final double period; // nominal, in microseconds
    private final long origin; // stamp of the first sample
    private double level; // time of the newest sample, in microseconds since the origin
    private double slope; // microseconds per sample
    private double scale; // mean absolute error
    private long count; // of samples, with PRIOR at the start
    private long last; // the newest time that was given

    /** A clock that begins with a stamp. */
    NominalClock(double periodMicros, long stamp, long last) {
        this(periodMicros, stamp, 0, periodMicros, periodMicros / 4, PRIOR, last);
    }

    /** Creates a clock with the given content. */
    public NominalClock(double period, long origin, double level, double slope, double scale, long count, long last) {
        this.period = period;
        this.origin = origin;
        this.level = level;
        this.slope = slope;
        this.scale = scale;
        this.count = count;
        this.last = last;
    }

    /** Whether a stamp is so far behind that the clock of the sender was set back. */
    boolean isBehind(long stamp) {
        return error(stamp) < -breakMicros();
    }

    /** The time of the next sample in microseconds: after that of the one before. */
    long next(long stamp, ArrangedSink sink) {
        double error = error(stamp);
        double predicted = level + slope;
        if (error > Math.max(LEAST_GAP * slope, JITTER * scale)) {
            double missing = Math.max(1, Math.rint(error / slope)) * slope;
            predicted += missing;
            error -= missing;
            if (missing > breakMicros()) {
                sink.jumpedAhead(Math.round(missing));
            }
        }
        long n = Math.min(++count, MEMORY);
        double clipped = clip(error, CLIP * scale);
        level = predicted + clip(2.0 * (2 * n - 1) / (n * (n + 1.0)) * clipped, STEP * slope);
        slope = period + clip(slope - period + 6.0 / (n * (n + 1.0)) * clipped, DRIFT * period);
        scale += (Math.min(Math.abs(error), 2 * CLIP * Math.max(scale, 1)) - scale) / n;
        last = Math.max(origin + Math.round(level), last + 1);
        return last;
    }

    private double error(long stamp) {
        return (stamp - origin) - (level + slope);
    }

    private double breakMicros() {
        return Math.max(Math.max(BREAK_MICROS, BREAK_SAMPLES * period), JITTER * scale);
    }

    private static double clip(double value, double limit) {
        return Math.max(-limit, Math.min(limit, value));
    }

    /** The nominal period, in microseconds. */
    public double period() {
        return period;
    }

    /** Stamp of the first sample. */
    public long origin() {
        return origin;
    }

    /** Time of the newest sample on the line, in microseconds since the origin. */
    public double level() {
        return level;
    }

    /** The followed period, in microseconds. */
    public double slope() {
        return slope;
    }

    /** Mean absolute distance of stamps from the line, in microseconds. */
    public double scale() {
        return scale;
    }

    /** Number of samples, with those that the nominal rate counts for. */
    public long count() {
        return count;
    }

    /** The newest time that was given. */
    public long last() {
        return last;
    }
}
