package io.wavecast.streams.series.codec;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.model.SeriesScale;
import io.wavecast.core.quantile.SeriesQuantiles;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.series.ChallengerState;
import io.wavecast.streams.series.SeriesState;

/**
 * The binary form of the optional parts of a state, by ascending id: id (1 byte) · length · content. An empty part is left out. A part with an
 * unknown id comes from a newer version of Wavecast: to leave it out would lose what that version learned.
 */
final class SectionBytes {
    /** The numbers of the detector of anomalies, 8 bytes each. Ids never change. */
    private static final int ANOMALIES = 1;

    /** See {@link AdaptationBytes}. */
    private static final int ADAPTATION = 2;

    /** See {@link ChallengerBytes}. */
    private static final int CHALLENGER = 3;

    /** See {@link ArrangedBytes}. */
    private static final int ARRANGED = 4;

    /** The series' own center and scale under the model that forecasts it. See {@link SeriesScale#numbers}. */
    private static final int SCALE = 5;

    /** See {@link QuantileBytes}. */
    private static final int QUANTILES = 6;

    /** What tells far horizons that errors grow. See {@link QuantileBytes#readWatch}. */
    private static final int WATCH = 7;

    /** See {@link SpreadBytes}. */
    private static final int SPREADS = 8;

    /** See {@link AdapterMeansBytes}. */
    private static final int ADAPTER_MEANS = 9;

    private static final String CONTENT = "a section";

    private SectionBytes() {}

    /** Whether a state has any of these parts. */
    static boolean needed(SeriesState state) {
        return !state.sections().isEmpty() || ScaleBytes.of(state) != null || SpreadBytes.needed(state);
    }

    static void writeAll(SeriesState state, BinaryWriter out) {
        double[] anomalies = state.sections().anomalies();
        if (anomalies.length > 0) {
            int start = begin(ANOMALIES, out);
            out.putAll(anomalies, 0, anomalies.length);
            end(start, out);
        }
        Adaptation adaptation = state.sections().adaptation();
        if (adaptation != null && !AdapterMeansBytes.has(adaptation)) {
            int start = begin(ADAPTATION, out);
            AdaptationBytes.write(adaptation, state.pending(), out);
            end(start, out);
        }
        ChallengerState challenger = state.sections().challenger();
        if (challenger != null) {
            int start = begin(CHALLENGER, out);
            ChallengerBytes.write(challenger, out);
            end(start, out);
        }
        ArrangedSeries arranged = state.sections().arranged();
        if (arranged != null) {
            int start = begin(ARRANGED, out);
            ArrangedBytes.write(arranged, out);
            end(start, out);
        }
        SeriesScale scale = ScaleBytes.of(state);
        if (scale != null) {
            int start = begin(SCALE, out);
            out.putAll(scale.numbers(), 0, scale.numbers().length);
            end(start, out);
        }
        SeriesQuantiles quantiles = state.sections().quantiles();
        if (quantiles != null) {
            int start = begin(QUANTILES, out);
            QuantileBytes.write(quantiles, state.pending(), out);
            end(start, out);
            start = begin(WATCH, out);
            double[] watch = quantiles.tracker().watch();
            out.putAll(watch, 0, watch.length);
            end(start, out);
        }
        if (SpreadBytes.needed(state)) {
            int start = begin(SPREADS, out);
            SpreadBytes.write(state, out);
            end(start, out);
        }
        if (AdapterMeansBytes.needed(state)) {
            int start = begin(ADAPTER_MEANS, out);
            AdapterMeansBytes.write(state, out);
            end(start, out);
        }
    }

    /** Reads all sections until the end of the bytes. */
    static void readAll(BinaryReader in, SeriesState into, int format) {
        int last = 0;
        while (in.hasMore()) {
            int id = in.getInRange(last + 1, Byte.MAX_VALUE, "the id of a section, in ascending order,");
            BinaryReader content = in.getPart(CONTENT);
            switch (id) {
                case ANOMALIES -> into.sections().setAnomalies(content.getDoublesToEnd(CONTENT));
                case ADAPTATION -> AdaptationBytes.read(content, into);
                case CHALLENGER -> ChallengerBytes.read(content, into, format);
                case SCALE -> ScaleBytes.set(content.getDoublesToEnd(CONTENT), into.lifecycle(), into.channels());
                case ARRANGED -> into.sections().setArranged(ArrangedBytes.read(content, into.channels()));
                case QUANTILES -> QuantileBytes.read(content, into);
                case WATCH -> QuantileBytes.readWatch(content.getDoublesToEnd(CONTENT), into);
                case SPREADS -> SpreadBytes.read(content, into);
                case ADAPTER_MEANS -> AdapterMeansBytes.read(content, into);
                default ->
                    throw BadRecord.UNKNOWN_FORMAT.because("expected sections with ids of 1.." + ADAPTER_MEANS
                            + " in a series' state, was id " + id + ": a newer version of Wavecast wrote it");
            }
            content.end();
            last = id;
        }
    }

    /** Returns where the content starts. */
    private static int begin(int id, BinaryWriter out) {
        out.putByte(id);
        out.putInt(0);
        return out.size();
    }

    private static void end(int start, BinaryWriter out) {
        out.setInt(start - Integer.BYTES, out.size() - start);
    }
}
