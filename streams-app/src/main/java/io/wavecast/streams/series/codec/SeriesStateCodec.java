package io.wavecast.streams.series.codec;

import io.wavecast.core.model.HiddenState;
import io.wavecast.core.model.ModelVersion;
import io.wavecast.core.quantile.IntervalTracker;
import io.wavecast.core.wire.bytes.BadRecord;
import io.wavecast.core.wire.bytes.RecordLimits;
import io.wavecast.core.wire.bytes.UnreadableException;
import io.wavecast.streams.series.ChunkStore;
import io.wavecast.streams.series.Counters;
import io.wavecast.streams.series.Following;
import io.wavecast.streams.series.Fresh;
import io.wavecast.streams.series.Lifecycle;
import io.wavecast.streams.series.SeriesState;
import io.wavecast.streams.series.SeriesTimes;
import io.wavecast.streams.series.Warming;
import io.wavecast.streams.series.codec.PendingBytes.Window;
import java.util.Arrays;
import java.util.Optional;

/**
 * The binary form of a series' state: little-endian, exact to the bit, NaN included.
 *
 * <pre>
 *  magic "WCST" · format (1 byte) · arrival · model versions · channels · observations · times · offset · strays · refused model ·
 *  last · ring · model · hidden · intervals · pending · sums · sections
 * </pre>
 *
 * <p>Format 2 adds the arrival, the offset, the jump and the spacings, the strays and the refused model. It counts time in microseconds
 * instead of samples. Format 3 has only those past inputs that are not in {@link RingChunkCodec chunks}.
 * Format 4 adds {@link SectionBytes sections}. A state without any is written in format 3, which older versions read.
 *
 * <p>Bytes of every format that was ever shipped stay readable: a new format gets the next number and its own reader. One
 * thread may write; any number of threads may read.
 */
public final class SeriesStateCodec {
    private static final byte[] MAGIC = {'W', 'C', 'S', 'T'};
    private static final int FORMAT = 4;
    private static final int FORMAT_WITHOUT_SECTIONS = 3;

    private int expectedBytes = 512; // size of the last state written; most states have the same size

    /** Reads a state whose chunks are lost, if it has any. Throws what {@link #read(byte[], ChunkStore)} throws. */
    public SeriesState read(byte[] bytes) {
        return read(bytes, ChunkStore.NONE);
    }

    /**
     * Reads a state.
     *
     * @param chunks where the chunks of its ring are; read when they are needed
     * @throws UnreadableException with the reason {@code bad-state}; with the reason {@code unknown-format} if a newer version of
     *     Wavecast wrote the state
     */
    public SeriesState read(byte[] bytes, ChunkStore chunks) {
        BinaryReader in = new BinaryReader(bytes);
        int format = header(in, bytes);
        long arrived = format == 1 ? SeriesTimes.UNKNOWN_ARRIVAL : in.getLong("the arrival");
        VersionTable versions = VersionTable.read(in);
        int channels = in.getIntInRange(1, RecordLimits.MAX_CHANNELS, "the channel count");
        Format1Times old = format == 1 ? Format1Times.read(in) : null;
        Counters counters = old == null ? CounterBytes.read(in, arrived, versions) : old.counters();
        double[] last = new double[channels];
        in.getAll(last, channels, "the last values");
        var ring = format < 3 ? RingBytes.readWhole(in, channels) : RingBytes.read(in, channels, chunks);
        Lifecycle lifecycle = lifecycle(in, versions, counters, format);
        var pending = PendingBytes.readAll(in, versions, old == null ? Window::read : old::window);
        var scores = ScoreSummaryBytes.readAll(in, versions, format);
        SeriesState state = new SeriesState(counters, last, ring, lifecycle, pending, scores);
        if (format > FORMAT_WITHOUT_SECTIONS) {
            SectionBytes.readAll(in, state, format);
        }
        in.end();
        return state;
    }

    /** Writes a state in the newest format that it needs. */
    public byte[] write(SeriesState state) {
        BinaryWriter out = new BinaryWriter(expectedBytes);
        for (byte b : MAGIC) {
            out.putByte(b);
        }
        out.putByte(SectionBytes.needed(state) ? FORMAT : FORMAT_WITHOUT_SECTIONS);
        out.putLong(state.times().arrivedMicros());
        VersionTable versions = VersionTable.of(state);
        versions.write(out);
        out.putInt(state.channels());
        CounterBytes.write(state, versions, out);
        out.putAll(state.last(), 0, state.channels());
        RingBytes.write(state.ring(), out);
        Lifecycle lifecycle = state.lifecycle();
        versions.put(lifecycle.model(), out);
        HiddenStateBytes.write(
                lifecycle instanceof Following following ? Optional.of(following.hidden()) : Optional.empty(), out);
        out.putDoubles(lifecycle.intervals().numbers());
        PendingBytes.writeAll(state.pending(), versions, out);
        ScoreSummaryBytes.writeAll(state.scores(), versions, out);
        SectionBytes.writeAll(state, out);
        byte[] bytes = out.toBytes();
        expectedBytes = bytes.length;
        return bytes;
    }

    /**
     * The record timestamp of the newest observation in the bytes of a state, without reading the rest;
     * {@link SeriesTimes#UNKNOWN_ARRIVAL} if the bytes do not contain it.
     */
    public static long arrivedMicros(byte[] bytes) {
        BinaryReader in = new BinaryReader(bytes);
        return header(in, bytes) == 1 ? SeriesTimes.UNKNOWN_ARRIVAL : in.getLong("the arrival");
    }

    /** Reads the magic number and the format. Returns the format. */
    private static int header(BinaryReader in, byte[] bytes) {
        if (bytes.length < MAGIC.length || !Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw BadRecord.BAD_STATE.because("expected the state of a series, which begins with "
                    + Arrays.toString(MAGIC) + " (\"WCST\"), was bytes that begin with "
                    + Arrays.toString(Arrays.copyOf(bytes, Math.min(bytes.length, MAGIC.length))));
        }
        in.getInt("the magic number");
        int format = in.getByte("the format");
        if (format > FORMAT) {
            throw BadRecord.UNKNOWN_FORMAT.because("expected a series' state of format 1.." + FORMAT + ", was format "
                    + format + ": a newer version of Wavecast wrote it");
        }
        if (format < 1) {
            throw BadRecord.BAD_STATE.because(
                    "expected a series' state of format 1.." + FORMAT + ", was format " + format + ": it is damaged");
        }
        return format;
    }

    /** Reads the lifecycle. A state under a model has a hidden state; one under the naive forecast has none. */
    private static Lifecycle lifecycle(BinaryReader in, VersionTable versions, Counters counters, int format) {
        ModelVersion model = versions.get(in);
        Optional<HiddenState> hidden = HiddenStateBytes.read(in);
        IntervalTracker intervals = format == 1 ? intervalsOfFormat1(in) : intervals(in);
        if (hidden.isPresent() == model.equals(ModelVersion.NAIVE)) {
            throw BadRecord.BAD_STATE.because("expected a hidden state exactly if a model forecasts, was "
                    + (hidden.isPresent() ? "a" : "no") + " hidden state of " + model);
        }
        if (hidden.isPresent()) {
            return new Following(model, hidden.get(), intervals);
        }
        return counters.observations() == 0 ? new Fresh(intervals) : new Warming(intervals);
    }

    static IntervalTracker intervals(BinaryReader in) {
        double[] numbers = in.getDoubles("intervals");
        try {
            return IntervalTracker.ofNumbers(numbers);
        } catch (IllegalArgumentException e) {
            throw BadRecord.BAD_STATE.because("expected intervals in the state: " + e.getMessage(), e);
        }
    }

    private static IntervalTracker intervalsOfFormat1(BinaryReader in) {
        double[] widths = in.getDoubles("interval widths");
        double[] errors = in.getDoubles("mean errors");
        if (widths.length != errors.length) {
            throw BadRecord.BAD_STATE.because(
                    "expected as many mean errors as interval widths, was " + errors.length + " and " + widths.length);
        }
        return IntervalTracker.ofWidths(widths, errors);
    }
}
