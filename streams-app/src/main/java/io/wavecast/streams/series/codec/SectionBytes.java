package io.wavecast.streams.series.codec;

import io.wavecast.core.adapt.Adaptation;
import io.wavecast.core.arrange.ArrangedSeries;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.series.SeriesState;

/**
 * The binary form of the optional parts of a state, by ascending id: id (1 byte) · length · content. An empty part is left out. A part with an
 * unknown id comes from a newer version of Wavecast: to leave it out would lose what that version learned.
 */
final class SectionBytes {
    /** The numbers of the detector of anomalies, 8 bytes each. Ids never change: 3 is that of the challenger. */
    private static final int ANOMALIES = 1;

    /** See {@link AdaptationBytes}. */
    private static final int ADAPTATION = 2;

    /** See {@link ArrangedBytes}. */
    private static final int ARRANGED = 4;

    private static final String CONTENT = "a section";

    private SectionBytes() {}

    static void writeAll(SeriesState state, BinaryWriter out) {
        double[] anomalies = state.sections().anomalies();
        if (anomalies.length > 0) {
            int start = begin(ANOMALIES, out);
            out.putAll(anomalies, 0, anomalies.length);
            end(start, out);
        }
        Adaptation adaptation = state.sections().adaptation();
        if (adaptation != null) {
            int start = begin(ADAPTATION, out);
            AdaptationBytes.write(adaptation, state.pending(), out);
            end(start, out);
        }
        ArrangedSeries arranged = state.sections().arranged();
        if (arranged != null) {
            int start = begin(ARRANGED, out);
            ArrangedBytes.write(arranged, out);
            end(start, out);
        }
    }

    /** Reads all sections until the end of the bytes. */
    static void readAll(BinaryReader in, SeriesState into) {
        int last = 0;
        while (in.hasMore()) {
            int id = in.getInRange(last + 1, Byte.MAX_VALUE, "the id of a section, in ascending order,");
            BinaryReader content = in.getPart(CONTENT);
            switch (id) {
                case ANOMALIES -> into.sections().setAnomalies(content.getDoublesToEnd(CONTENT));
                case ADAPTATION -> AdaptationBytes.read(content, into);
                case ARRANGED -> into.sections().setArranged(ArrangedBytes.read(content, into.channels()));
                default ->
                    throw BadRecord.UNKNOWN_FORMAT.because("expected sections with ids of 1.." + ARRANGED
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
