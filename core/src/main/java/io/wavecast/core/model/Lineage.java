package io.wavecast.core.model;

/**
 * Where a model comes from. Errors are root mean squares on the held-back tail, in scaled units, at the first horizon.
 *
 * @param trainedAtMicros when training ended, microseconds since the epoch
 * @param engine what trained it, with its version
 * @param platform Java and operating system it was trained on, since {@code Math} may differ between them
 * @param topic where the history was read from
 * @param fromMicros event time of the first sample used
 * @param toMicros event time of the last sample used
 * @param series how many series were used
 * @param samples how many samples were used
 * @param epochs updates of the cells by gradients; passes over the data in models of earlier versions
 * @param seed of every random choice
 * @param error of the model on the held-back tail
 * @param naiveError of the naive forecast there
 * @param arError of AR(p) there
 * @param verdict what the judge said of it, at every horizon; empty where none was asked
 */
public record Lineage(
        long trainedAtMicros,
        String engine,
        String platform,
        String topic,
        long fromMicros,
        long toMicros,
        int series,
        long samples,
        int epochs,
        long seed,
        double error,
        double naiveError,
        double arError,
        String verdict) {

    /** Not judged, or not in words. */
    public Lineage(
            long trainedAtMicros,
            String engine,
            String platform,
            String topic,
            long fromMicros,
            long toMicros,
            int series,
            long samples,
            int epochs,
            long seed,
            double error,
            double naiveError,
            double arError) {
        this(
                trainedAtMicros,
                engine,
                platform,
                topic,
                fromMicros,
                toMicros,
                series,
                samples,
                epochs,
                seed,
                error,
                naiveError,
                arError,
                "");
    }

    /** The same with what a judge found. */
    public Lineage judged(double error, double naiveError, double arError, String verdict) {
        return new Lineage(
                trainedAtMicros,
                engine,
                platform,
                topic,
                fromMicros,
                toMicros,
                series,
                samples,
                epochs,
                seed,
                error,
                naiveError,
                arError,
                verdict);
    }
}
