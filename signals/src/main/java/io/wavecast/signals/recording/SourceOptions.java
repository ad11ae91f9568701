package io.wavecast.signals.recording;

import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** Which signal: a recording or a generated one; a mixin of the commands that read one. */
public final class SourceOptions {
    @Option(names = "--input", paramLabel = "FILE", description = "a recording: EDF, EDF+, BDF, BDF+ or text (CSV)")
    private Path input;

    @Option(
            names = "--input-format",
            paramLabel = "edf|bdf|csv",
            description = "of the recording (default: by its name and content)")
    private String inputFormat;

    @Option(
            names = "--signal",
            paramLabel = "NAME",
            description = "without --input: eeg, sine, ecg or random-walk (default eeg)")
    private String signal;

    @Option(
            names = "--channels",
            split = ",",
            paramLabel = "NAME",
            description = "channels of the recording by label; of a generated signal their names, or how many")
    private List<String> channels;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "samples per second, of text without times or of a generated signal")
    private Double rate;

    @Option(
            names = "--seed",
            description = "of a generated signal, and of what else is random (default 1)",
            defaultValue = "1")
    private long seed;

    @Option(names = "--time-column", paramLabel = "NAME", description = "column of a text file that says when")
    private String timeColumn;

    @Option(
            names = "--missing",
            split = ",",
            paramLabel = "TEXT",
            description = "marks a missing value in text, such as -200")
    private Set<String> missing = Set.of();

    /**
     * The signal that the options ask for.
     *
     * @throws RecordingException if the recording is wrong or lacks a channel
     * @throws IllegalArgumentException if the options do not go together; the message names them
     */
    public Signal signal() {
        return input == null ? generated() : recorded();
    }

    /** Whether a recording is asked for: generated signals have no end. */
    public boolean isRecording() {
        return input != null;
    }

    /** Whether any option asks for another signal than the usual one. */
    public boolean isChosen() {
        return input != null
                || signal != null
                || channels != null
                || rate != null
                || inputFormat != null
                || timeColumn != null
                || !missing.isEmpty();
    }

    /** What is to be read, a recording or whatever else the command takes. */
    public Optional<Path> input() {
        return Optional.ofNullable(input);
    }

    /** Of what is random. */
    public long seed() {
        return seed;
    }

    private Signal recorded() {
        if (signal != null) {
            throw new IllegalArgumentException("--signal and --input exclude each other");
        }
        if (rate != null && !(rate > 0 && rate <= 1e6)) {
            throw new IllegalArgumentException("--rate must lie between 0 and 1e6 samples per second, was " + rate);
        }
        Optional<RecordingFormat> known =
                Optional.ofNullable(inputFormat).map(word -> named("--input-format: ", () -> RecordingFormat.of(word)));
        var csv = new CsvOptions(
                Optional.ofNullable(timeColumn),
                rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                missing);
        Signal recording = named("--input: ", () -> Recordings.read(input, csv, known));
        return channels == null ? recording : named("--channels: ", () -> ChannelSelection.of(recording, channels));
    }

    /** Puts the option in front of what is wrong with it. */
    private static <T> T named(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (RecordingException e) {
            throw new RecordingException(option + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + e.getMessage(), e);
        }
    }

    private Signal generated() {
        if (timeColumn != null || inputFormat != null || !missing.isEmpty()) {
            throw new IllegalArgumentException("--time-column, --input-format and --missing are for --input");
        }
        SignalKind kind = named("--signal: ", () -> SignalKind.of(signal == null ? "eeg" : signal));
        return new GeneratedSignal(kind, rate == null ? kind.usualRate() : rate, names(kind), seed);
    }

    private List<String> names(SignalKind kind) {
        if (channels == null) {
            return kind.usualChannels();
        }
        if (channels.size() == 1 && channels.get(0).matches("[0-9]{1,4}")) {
            int count = Integer.parseInt(channels.get(0));
            return IntStream.rangeClosed(1, count).mapToObj(i -> "c" + i).toList();
        }
        return channels;
    }
}
