package io.wavecast.signals.edf;

import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Reads one data record at a time, and merges the signals in it by the times of their samples. */
final class EdfPlayback implements Signal.Playback {
    private final Path file;
    private final EdfHeader header;
    private final List<EdfSignal> signals; // all signals, in the order of the file
    private final int[] channels; // indices of the signals that are played
    private final long records;
    private final InputStream in;
    private final byte[] record;
    private final int[] starts; // (signals) offset of the first byte in the record
    private final int[] position; // (signals) index of the next sample in the record
    private final EdfRange[] ranges; // (channels)
    private final OrderOfRecords order;
    private long recordNumber = -1;
    private long recordOnset; // of a discontinuous file
    private long offset;

    EdfPlayback(Path file, EdfHeader header, long records) {
        this.file = file;
        this.header = header;
        this.signals = header.signals();
        this.records = records;
        this.record = new byte[header.recordBytes()];
        this.starts = new int[signals.size()];
        this.position = new int[signals.size()];
        this.order = new OrderOfRecords(file);
        this.channels = IntStream.range(0, signals.size())
                .filter(s -> signals.get(s).isChannel())
                .toArray();
        this.ranges =
                signals.stream().flatMap(signal -> signal.range().stream()).toArray(EdfRange[]::new);
        for (int s = 1; s < starts.length; s++) {
            starts[s] =
                    starts[s - 1] + header.sampleBytes() * signals.get(s - 1).samplesPerRecord();
        }
        try {
            this.in = new BufferedInputStream(Files.newInputStream(file));
            in.skipNBytes(header.headerBytes());
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e, e);
        }
    }

    @Override
    public boolean next(double[] values) {
        do {
            int earliest = earliest();
            while (earliest < 0) {
                if (!nextRecord()) {
                    return false;
                }
                earliest = earliest();
            }
            take(earliest, values);
        } while (header.discontinuous() && !order.advances(offset, recordNumber));
        return true;
    }

    @Override
    public long offsetMicros() {
        return offset;
    }

    /** The signal whose next sample in the record is the earliest; −1 if no sample is left. */
    private int earliest() {
        int earliest = -1;
        if (recordNumber >= 0) {
            for (int s : channels) {
                if (position[s] < signals.get(s).samplesPerRecord() && (earliest < 0 || compare(s, earliest) < 0)) {
                    earliest = s;
                }
            }
        }
        return earliest;
    }

    /** Compares the times of the next samples of two signals, position / samples of a record, without rounding. */
    private int compare(int signal, int other) {
        return Long.compare(
                (long) position[signal] * signals.get(other).samplesPerRecord(),
                (long) position[other] * signals.get(signal).samplesPerRecord());
    }

    /** Takes the next sample of every signal that has one at the time of the earliest. */
    private void take(int earliest, double[] values) {
        int samples = signals.get(earliest).samplesPerRecord();
        offset = header.discontinuous()
                ? recordOnset + Math.round(header.micros(position[earliest], samples))
                : header.micros(recordNumber, position[earliest], samples);
        int at = position[earliest];
        for (int c = 0; c < channels.length; c++) {
            int s = channels[c];
            EdfSignal signal = signals.get(s);
            boolean now = position[s] < signal.samplesPerRecord()
                    && (long) position[s] * samples == (long) at * signal.samplesPerRecord();
            values[c] = now ? ranges[c].physical(digital(s, position[s])) : Double.NaN;
            position[s] += now ? 1 : 0;
        }
    }

    private boolean nextRecord() {
        if (recordNumber + 1 >= records) {
            return false;
        }
        try {
            int read = in.readNBytes(record, 0, record.length);
            if (read < record.length) {
                throw new RecordingException(file + ", data record " + (recordNumber + 2) + ": expected "
                        + record.length + " bytes, was " + read + " before the end of the file");
            }
        } catch (IOException e) {
            throw new RecordingException(file + ", data record " + (recordNumber + 2) + ": cannot be read: " + e, e);
        }
        recordNumber++;
        Arrays.fill(position, 0);
        if (header.discontinuous()) {
            recordOnset = onset();
        }
        return true;
    }

    /** The onset of the record by its first annotation, in microseconds. */
    private long onset() {
        for (int s = 0; s < signals.size(); s++) {
            if (signals.get(s).isAnnotations()) {
                int bytes = header.sampleBytes() * signals.get(s).samplesPerRecord();
                String text = RecordOnset.text(record, starts[s], bytes);
                return RecordOnset.micros(text)
                        .orElseThrow(() -> new RecordingException(file + ", data record " + (recordNumber + 1)
                                + ": expected its onset in seconds, such as '+12.5', was '" + text + "'"));
            }
        }
        throw new RecordingException(
                file + ": expected a signal 'EDF Annotations' with the onset of each data record, was none");
    }

    /** Microseconds from the start time in the header, which has whole seconds only, to the first data record. */
    static long firstOnset(Path file, EdfHeader header) {
        try (var playback = new EdfPlayback(file, header, 1)) {
            playback.nextRecord();
            return playback.onset();
        }
    }

    /** Reads a digital value: two or three bytes, little-endian two's complement. */
    private int digital(int signal, int sample) {
        int at = starts[signal] + header.sampleBytes() * sample;
        int low = record[at] & 0xff;
        return header.sampleBytes() == 2
                ? record[at + 1] << 8 | low
                : record[at + 2] << 16 | (record[at + 1] & 0xff) << 8 | low;
    }

    @Override
    public void close() {
        order.warn();
        try {
            in.close();
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be closed: " + e, e);
        }
    }
}
