package io.wavecast.signals.edf;

import io.wavecast.signals.FileNames;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recording in EDF, EDF+, BDF or BDF+. Times are UTC, since the format has no time zone. Signals may have different sampling
 * rates. Annotations are not channels; only the onsets of data records are read from them.
 */
public final class EdfRecording implements Signal {
    private static final Logger log = LoggerFactory.getLogger(EdfRecording.class);

    private final Path file;
    private final EdfHeader header;
    private final List<EdfSignal> signals; // that can be read
    private final ChannelLabels labels;
    private final long records;
    private final long startMicros; // from the header's start to the first sample

    private EdfRecording(Path file, EdfHeader header, long records, long startMicros) {
        this.startMicros = startMicros;
        this.file = file;
        this.header = header;
        this.signals = header.signals().stream().filter(EdfSignal::isChannel).toList();
        this.labels = ChannelLabels.of(file, header.signals());
        this.records = records;
    }

    /**
     * Reads and checks the header.
     *
     * @throws RecordingException if the file cannot be read, or its header is malformed
     */
    public static EdfRecording read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] fixed = in.readNBytes(EdfHeaderReader.FIXED_BYTES);
            if (fixed.length < EdfHeaderReader.FIXED_BYTES) {
                throw tooShort(file, fixed.length, EdfHeaderReader.FIXED_BYTES);
            }
            byte[] rest = in.readNBytes(EdfHeaderReader.FIXED_BYTES * EdfHeaderReader.signalCount(file, fixed));
            byte[] all = new byte[fixed.length + rest.length];
            System.arraycopy(fixed, 0, all, 0, fixed.length);
            System.arraycopy(rest, 0, all, fixed.length, rest.length);
            int needed = EdfHeaderReader.FIXED_BYTES * (1 + EdfHeaderReader.signalCount(file, fixed));
            if (all.length < needed) {
                throw tooShort(file, all.length, needed);
            }
            EdfHeader header = EdfHeaderReader.read(file, all);
            if (header.start().time().isEmpty()) {
                log.warn(
                        "{}; the start of the recording is unknown",
                        header.start().problem());
            }
            long records = records(file, header);
            return new EdfRecording(file, header, records, startMicros(file, header, records));
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e, e);
        }
    }

    /** Offsets in a discontinuous file count from the header's start; those in a continuous file, from its first sample. */
    private static long startMicros(Path file, EdfHeader header, long records) {
        if (!header.plus() || header.discontinuous() || records == 0) {
            return 0;
        }
        try {
            return EdfPlayback.firstOnset(file, header);
        } catch (RecordingException e) {
            log.warn("{}; using the start time in the header", e.getMessage());
            return 0;
        }
    }

    private static RecordingException tooShort(Path file, int was, int expected) {
        return new RecordingException(
                file + ": expected a header of " + expected + " bytes, was a file of " + was + " bytes");
    }

    /**
     * The number of whole data records in the file. The header may state another one, as after a crash of the recorder, or −1 for
     * unknown.
     */
    private static long records(Path file, EdfHeader header) throws IOException {
        long bytes = Files.size(file) - header.headerBytes();
        if (header.recordBytes() == 0) {
            return 0;
        }
        long whole = Math.max(0, bytes / header.recordBytes());
        if (bytes > whole * header.recordBytes()) {
            log.warn("{}: the file ends within data record {}, which is skipped", file, whole + 1);
        }
        if (header.records() >= 0 && header.records() != whole) {
            log.warn(
                    "{}: expected {} data records as stated in the header, was {}; reading all {}",
                    file,
                    header.records(),
                    whole,
                    whole);
        }
        return whole;
    }

    @Override
    public String name() {
        return FileNames.withoutExtension(file);
    }

    @Override
    public List<String> channels() {
        return labels.channels();
    }

    @Override
    public Map<String, String> unreadableChannels() {
        return labels.unreadable();
    }

    @Override
    public boolean labelsBeginWithType() {
        return true;
    }

    @Override
    public OptionalDouble rate(int channel) {
        return OptionalDouble.of(signals.get(channel).samplesPerRecord() / header.recordSeconds());
    }

    @Override
    public Optional<Instant> start() {
        return header.start().time().map(time -> time.toInstant(ZoneOffset.UTC).plus(startMicros, ChronoUnit.MICROS));
    }

    @Override
    public OptionalLong lengthMicros() {
        return header.discontinuous() ? OptionalLong.empty() : OptionalLong.of(header.micros(records, 0, 1));
    }

    @Override
    public Playback open() {
        return new EdfPlayback(file, header, records);
    }
}
