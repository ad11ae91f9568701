package io.wavecast.signals.recording;

import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.csv.CsvRecording;
import io.wavecast.signals.edf.EdfRecording;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Opens recordings by their content: EDF and BDF begin with a version field, everything else is text. */
public final class Recordings {
    private Recordings() {}

    /** @throws RecordingException if there is no such file, or it is no recording; the message says what and where */
    public static Signal read(Path file, CsvOptions csv) {
        return read(file, csv, Optional.empty());
    }

    /**
     * In a format that is known, whatever the file's name and content suggest.
     *
     * @throws RecordingException if there is no such file, or it is no recording; the message says what and where
     */
    public static Signal read(Path file, CsvOptions csv, Optional<RecordingFormat> known) {
        if (!Files.exists(file)) {
            throw new RecordingException(file + ": no such file");
        }
        if (!Files.isRegularFile(file)) {
            throw new RecordingException(file + ": not a file");
        }
        boolean edf = known.map(format -> format != RecordingFormat.CSV).orElseGet(() -> looksLikeEdf(file));
        return edf ? EdfRecording.read(file) : CsvRecording.read(file, csv);
    }

    private static boolean looksLikeEdf(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (name.endsWith(".edf") || name.endsWith(".bdf") || name.endsWith(".rec")) {
            return true;
        }
        byte[] version;
        try (InputStream in = Files.newInputStream(file)) {
            version = in.readNBytes(8);
        } catch (IOException e) {
            throw new RecordingException(file + " cannot be read: " + e, e);
        }
        String text = new String(version, java.nio.charset.StandardCharsets.ISO_8859_1);
        return text.equals("0       ") || text.equals("\u00ffBIOSEMI");
    }
}
