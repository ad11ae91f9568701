package io.wavecast.streams.series.codec;

import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.RecordLimits;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.InputRing;
import io.wavecast.streams.series.IntervalTracker;
import io.wavecast.streams.series.SeriesState;
import java.util.Arrays;

/**
 * The binary form of a series' state: little-endian, exact to the bit, NaN included.
 *
 * <pre>
 *  magic "WCST" · format (1 byte) · model versions · channels · counters · last · ring · model · hidden · intervals ·
 *  pending · sums
 * </pre>
 *
 * <p>Bytes of every format ever shipped stay readable: a new one gets the next number and its own reader. One thread may write,
 * any number read.
 */
public final class SeriesStateCodec {
    private static final byte[] MAGIC = {'W', 'C', 'S', 'T'};
    private static final int FORMAT = 1;
    /** In values: the most that the stream keeps of one series. A damaged state must not allocate more. */
    private static final int MAX_RING = 131_072;

    private int usualBytes = 512; // as many as the last one had: most states are of one size

    /** @throws UnreadableException with the reason {@code bad-state}, or {@code unknown-format} */
    public SeriesState read(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        header(in, bytes);
        VersionTable versions = VersionTable.read(in);
        int channels = in.getIntInRange(1, RecordLimits.MAX_CHANNELS, "channels");
        SeriesState state = new SeriesState(channels, 1);
        state.restore(
                in.getLong("observations"),
                in.getLong("tick"),
                in.getLong("last time"),
                in.getLong("spacing"),
                all(in, channels, "last values"),
                ring(in, channels));
        ModelVersion model = versions.get(in);
        state.adopt(model, HiddenStateBytes.read(in), intervals(in));
        PendingBytes.readAll(in, versions, state.pending());
        SumBytes.readAll(in, versions, state.sums());
        in.end();
        return state;
    }

    public byte[] write(SeriesState state) {
        BinaryWriter out = new BinaryWriter(usualBytes);
        for (byte b : MAGIC) {
            out.putByte(b);
        }
        out.putByte(FORMAT);
        VersionTable versions = VersionTable.of(state);
        versions.write(out);
        out.putInt(state.channels());
        out.putLong(state.observations());
        out.putLong(state.tick());
        out.putLong(state.lastMicros());
        out.putLong(state.spacingMicros());
        out.putAll(state.last(), 0, state.channels());
        ring(state.ring(), out);
        versions.put(state.model(), out);
        HiddenStateBytes.write(state.hidden(), out);
        out.putDoubles(state.intervals().widths());
        out.putDoubles(state.intervals().meanErrors());
        PendingBytes.writeAll(state.pending(), versions, out);
        SumBytes.writeAll(state.sums(), versions, out);
        byte[] bytes = out.toBytes();
        usualBytes = bytes.length;
        return bytes;
    }

    private static void header(BinaryReader in, byte[] bytes) {
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw BadRecord.BAD_STATE.because("not the state of a series: it begins with "
                    + Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, MAGIC.length)))
                    + ", \"WCST\" is right");
        }
        in.getInt("magic number");
        int format = in.getByte("format");
        if (format != FORMAT) {
            throw BadRecord.UNKNOWN_FORMAT.because("the state of a series has format " + format + ": " + FORMAT
                    + " is known here; was it written by a newer version?");
        }
    }

    private static IntervalTracker intervals(BinaryReader in) {
        double[] widths = in.getDoubles("interval widths");
        double[] errors = in.getDoubles("mean errors");
        if (widths.length != errors.length) {
            throw BadRecord.BAD_STATE.because("a state has " + widths.length + " interval widths and " + errors.length
                    + " mean errors: as many of each are right");
        }
        return new IntervalTracker(widths, errors);
    }

    private static double[] all(BinaryReader in, int channels, String what) {
        double[] values = new double[channels];
        in.getAll(values, what);
        return values;
    }

    /** The oldest sample first. */
    private static void ring(InputRing ring, BinaryWriter out) {
        out.putInt(ring.capacity());
        out.putInt(ring.size());
        int oldest = ring.oldestAt();
        int end = oldest + ring.size() * ring.channels();
        int wrapped = Math.max(0, end - ring.values().length);
        out.putAll(ring.values(), oldest, end - wrapped);
        out.putAll(ring.values(), 0, wrapped);
    }

    private static InputRing ring(BinaryReader in, int channels) {
        int capacity = in.getIntInRange(1, MAX_RING / channels, "a ring of capacity");
        int size = in.getIntInRange(0, capacity, "a ring of size");
        InputRing ring = new InputRing(capacity, channels);
        double[] sample = new double[channels];
        for (int age = 0; age < size; age++) {
            in.getAll(sample, "the ring");
            ring.add(sample);
        }
        return ring;
    }
}
