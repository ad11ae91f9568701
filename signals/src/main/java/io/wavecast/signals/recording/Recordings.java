package io.wavecast.signals.recording;

import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.csv.CsvRecording;
import io.wavecast.signals.edf.EdfRecording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Opens recordings. */
public final class Recordings {
    private Recordings() {}

    /**
     * Opens a recording in the format that its name or its first bytes indicate: EDF and BDF have a version field; all other
     * files are read as text.
     *
     * @throws RecordingException if the file does not exist, cannot be read, or is malformed
     */
    public static Signal read(Path file, CsvOptions csv) {
        return read(file, csv, Optional.empty());
    }

    /**
     * Opens a recording in a given format, regardless of the file's name and content.
     *
     * @param format the format; empty to detect it
     * @throws RecordingException if the file does not exist, cannot be read, or is malformed
     */
    public static Signal read(Path file, CsvOptions csv, Optional<RecordingFormat> format) {
        if (!Files.exists(file)) {
            throw new RecordingException(file + ": no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new RecordingException(file + ": not a regular file");
        }
        boolean edf = format.map(given -> given != RecordingFormat.CSV).orElseGet(() -> isEdf(file));
        return edf ? EdfRecording.read(file) : CsvRecording.read(file, csv);
    }

    private static boolean isEdf(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".edf") || name.endsWith(".bdf") || name.endsWith(".rec")) {
            return true;
        }
        byte[] version;
        try (InputStream in = Files.newInputStream(file)) {
            version = in.readNBytes(8);
        } catch (IOException e) {
            throw new RecordingException(file + ": cannot be read: " + e, e);
        }
        String text = new String(version, StandardCharsets.ISO_8859_1);
        return text.equals("0       ") || text.equals("\u00ffBIOSEMI");
    }
}
