package io.wavecast.core.wire.protobuf;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.ChunkRules;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads and writes the messages {@code Sample} of a chunk. */
final class ProtobufSamples {
    private static final int VALUES = 1 << 3 | Protobuf.BYTES;
    private static final int VALUE = 1 << 3 | Protobuf.FIXED64; // from writers that do not pack

    private final List<double[]> samples = new ArrayList<>(); // each (channels)

    /** Reads one message; its tag was just read. */
    void read(CodedInputStream in) throws IOException {
        ChunkRules.checkRoom(samples);
        int outer = in.pushLimit(in.readRawVarint32());
        var repeated = new RepeatedDoubles();
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            if (tag == VALUES || tag == VALUE) {
                repeated.read(in, tag);
            } else {
                in.skipField(tag);
            }
        }
        in.popLimit(outer);
        double[] values = repeated.toArray();
        if (values.length == 0) {
            throw BadRecord.NO_CHANNELS.because(
                    "samples[" + samples.size() + "]: expected one double per channel, was none");
        }
        ObservationProtobuf.present(values, samples.size());
        samples.add(values);
    }

    List<double[]> all() {
        return samples;
    }

    static void write(CodedOutputStream out, int tag, double[] sample) throws IOException {
        out.writeUInt32NoTag(tag);
        out.writeUInt32NoTag(Protobuf.sizeOfDoubles(sample));
        Protobuf.writeDoubles(out, VALUES, sample);
    }

    /** Bytes of all samples with their tags. */
    static int size(List<double[]> samples) {
        int size = 0;
        for (double[] sample : samples) {
            int length = Protobuf.sizeOfDoubles(sample);
            size += 1 + CodedOutputStream.computeUInt32SizeNoTag(length) + length;
        }
        return size;
    }
}
