package io.wavecast.streams.delivery;

/**
 * What decides when a forecast is visible.
 *
 * @param profile the word of the setting, such as {@code auto}
 * @param exactlyOnce whether forecasts become visible with a commit; otherwise with the broker's answer
 * @param auto whether the service may commit faster than every {@code commitMicros} if targets need it
 * @param commitMicros time between two commits of Kafka Streams
 * @param lingerMicros time for which the producer collects records
 * @param waitMicros time that an observation waits for older ones before it is answered
 */
public record DeliverySettings(
        String profile, boolean exactlyOnce, boolean auto, long commitMicros, long lingerMicros, long waitMicros) {
    /** What a commit takes on a busy machine: its records, the end of the transaction, and the way to a reader. */
    private static final long COMMIT_TAKES_MICROS = 40_000;

    private static final String LATENCY = "latency";
    private static final long USUAL_COMMIT_MICROS = 100_000;

    /** What the way to the broker and to a reader takes on a busy machine. */
    private static final long SENDING_TAKES_MICROS = 10_000;

    /** Settings under which observations do not wait. */
    public DeliverySettings(String profile, boolean exactlyOnce, boolean auto, long commitMicros, long lingerMicros) {
        this(profile, exactlyOnce, auto, commitMicros, lingerMicros, 0);
    }

    /** Whether the service may request commits of its own. */
    public boolean mayCommitFast() {
        return auto && exactlyOnce && commitMicros > CommitPace.MIN_MICROS;
    }

    /** Whether the profile {@code latency} would make forecasts visible earlier; its default guarantee needs no commits. */
    boolean couldBeFaster() {
        return exactlyOnce ? !profile.equals(LATENCY) : lingerMicros > 0;
    }

    /**
     * Targets nearer than this need commits of their own. A longer interval than the profile's does not ask for more commits, so it changes
     * nothing here.
     */
    long nearMicros() {
        return Math.min(commitMicros, USUAL_COMMIT_MICROS) + COMMIT_TAKES_MICROS;
    }

    /**
     * The time from the arrival of an observation within which nearly all forecasts are visible, if the service keeps up.
     *
     * @param fast whether commits follow the observations
     */
    public long limitMicros(boolean fast) {
        if (!exactlyOnce) {
            return waitMicros + lingerMicros + SENDING_TAKES_MICROS;
        }
        return waitMicros + (fast ? CommitPace.MIN_MICROS : commitMicros) + COMMIT_TAKES_MICROS;
    }

    /** The profile in effect. */
    public String inEffect(boolean fast) {
        return auto ? fast || !exactlyOnce ? LATENCY : "throughput" : profile;
    }
}
