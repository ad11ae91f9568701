package io.wavecast.streams.series.codec;

import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.streams.series.StateSections;

/**
 * The binary form of the optional parts of a state, by ascending id: id (1 byte) · length · content. An empty part is left out. A part with an
 * unknown id comes from a newer version of Wavecast: to leave it out would lose what that version learned.
 */
final class SectionBytes {
    /** The numbers of the detector of anomalies, 8 bytes each. Ids never change: 2 is that of the adapter, 3 that of the challenger. */
    private static final int ANOMALIES = 1;

    private static final String CONTENT = "a section";

    private SectionBytes() {}

    static void writeAll(StateSections sections, BinaryWriter out) {
        double[] anomalies = sections.anomalies();
        if (anomalies.length > 0) {
            int start = begin(ANOMALIES, out);
            out.putAll(anomalies, 0, anomalies.length);
            end(start, out);
        }
    }

    /** Reads all sections until the end of the bytes. */
    static void readAll(BinaryReader in, StateSections into) {
        int last = 0;
        while (in.hasMore()) {
            int id = in.getInRange(last + 1, Byte.MAX_VALUE, "the id of a section, in ascending order,");
            BinaryReader content = in.getPart(CONTENT);
            switch (id) {
                case ANOMALIES -> into.setAnomalies(content.getDoublesToEnd(CONTENT));
                default ->
                    throw BadRecord.UNKNOWN_FORMAT.because("expected sections with ids of 1.." + ANOMALIES
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
