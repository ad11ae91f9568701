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

/** Reads one data record at a time, and merges the signals in it by the times of their samples. */
final class EdfPlayback implements Signal.Playback {
    private final Path file;
    private final EdfHeader header;
    private final List<EdfSignal> signals; // all signals, in the order of the file
    private final long records;
    private final InputStream in;
    private final byte[] record;
    private final int[] starts; // (signals) offset of the first byte in the record
    private final int[] position; // (signals) index of the next sample in the record
    private long recordNumber = -1;
    private long recordOnset;
    private long offset;

    EdfPlayback(Path file, EdfHeader header, long records) {
        this.file = file;
        this.header = header;
        this.signals = header.signals();
        this.records = records;
        this.record = new byte[header.recordBytes()];
        this.starts = new int[signals.size()];
        this.position = new int[signals.size()];
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
        long earliest = earliest();
        while (earliest == Long.MAX_VALUE) {
            if (!nextRecord()) {
                return false;
            }
            earliest = earliest();
        }
        int channel = 0;
        for (int s = 0; s < signals.size(); s++) {
            EdfSignal signal = signals.get(s);
            if (signal.isAnnotations()) {
                continue;
            }
            if (position[s] < signal.samplesPerRecord() && time(s) == earliest) {
                values[channel] = signal.physical(digital(s, position[s]));
                position[s]++;
            } else {
                values[channel] = Double.NaN;
            }
            channel++;
        }
        offset = recordOnset + earliest;
        return true;
    }

    @Override
    public long offsetMicros() {
        return offset;
    }

    /** Time of the next sample of any signal since the start of the record, in microseconds. */
    private long earliest() {
        long earliest = Long.MAX_VALUE;
        if (recordNumber >= 0) {
            for (int s = 0; s < signals.size(); s++) {
                if (!signals.get(s).isAnnotations()
                        && position[s] < signals.get(s).samplesPerRecord()) {
                    earliest = Math.min(earliest, time(s));
                }
            }
        }
        return earliest;
    }

    /** Time of a signal's next sample since the start of the record, in microseconds. */
    private long time(int signal) {
        return Math.round((double) position[signal]
                * header.recordMicros()
                / signals.get(signal).samplesPerRecord());
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
        recordOnset = header.discontinuous() ? onset() : recordNumber * header.recordMicros();
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
        try {
            in.close();
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be closed: " + e, e);
        }
    }
}
