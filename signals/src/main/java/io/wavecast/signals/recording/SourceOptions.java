package io.wavecast.signals.recording;

import io.wavecast.cli.Problems;
import io.wavecast.cli.Typed;
import io.wavecast.signals.RecordingException;
import io.wavecast.signals.Signal;
import io.wavecast.signals.csv.CsvOptions;
import io.wavecast.signals.csv.time.DateOrder;
import io.wavecast.signals.generated.GeneratedSignal;
import io.wavecast.signals.generated.SignalKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** The options that select a recording or a generated signal; a mixin of the commands that read a signal. */
public final class SourceOptions {
    public static final String CHANNELS = "--channels";

    private static final String INPUT = "--input";
    private static final String INPUT_FORMAT = "--input-format";
    private static final String SIGNAL = "--signal";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = INPUT, paramLabel = "FILE", description = "a recording: EDF, EDF+, BDF, BDF+ or text (CSV)")
    private @Nullable Path input;

    @Option(
            names = INPUT_FORMAT,
            paramLabel = "edf|bdf|csv",
            description = "format of the recording (default: detected from its name and content)",
            converter = WordConverter.ToFormat.class)
    private @Nullable RecordingFormat inputFormat;

    @Option(
            names = SIGNAL,
            paramLabel = "NAME",
            description = "without " + INPUT + ": neural-mass, eeg, sine, ecg or random-walk (default neural-mass)",
            converter = WordConverter.ToKind.class)
    private @Nullable SignalKind signal;

    @Option(
            names = CHANNELS,
            split = ",",
            paramLabel = "NAME",
            description =
                    "labels of the recording's channels to read; labels or number of a generated signal's channels")
    private @Nullable List<String> channels;

    @Option(
            names = Lead.OPTION,
            split = ",",
            paramLabel = "CHANNEL=STEPS",
            description = {
                "channels that are known ahead, such as temperature=24 or 3=24 for the third channel that is read:",
                "  each sample gets the value that the channel has so many samples later"
            })
    private @Nullable List<String> leads;

    @Option(
            names = CsvOptions.RATE,
            paramLabel = "HZ",
            description =
                    "samples per second of a generated signal, or of text; times in text then give the start only",
            converter = RateConverter.class)
    private @Nullable Double rate;

    @Option(
            names = "--seed",
            description = "seed of a generated signal, and of all other random numbers (default 1)",
            defaultValue = "1")
    private long seed;

    @Option(names = CsvOptions.TIME_COLUMN, paramLabel = "NAME", description = "column with the times in a text file")
    private @Nullable String timeColumn;

    @Option(
            names = CsvOptions.MISSING,
            split = ",",
            paramLabel = "TEXT",
            description = "markers of missing values in text, such as -200")
    private @Nullable Set<String> missing;

    @Option(
            names = DateOrder.OPTION,
            paramLabel = "day-first|month-first",
            description = "order of day and month in text whose dates end with the year (default: shown by the dates)",
            converter = WordConverter.ToDateOrder.class)
    private @Nullable DateOrder dateOrder;

    @Option(
            names = CsvOptions.KEY_COLUMN,
            split = ",",
            paramLabel = "NAME",
            description = "columns of text that name the series of each row; " + CsvOptions.NO_KEY
                    + " reads all rows as one series")
    private @Nullable List<String> keyColumns;

    @Option(
            names = CsvOptions.SKIP,
            paramLabel = "LINES",
            description = "number of lines to leave out at the beginning of text",
            converter = SkipConverter.class)
    private @Nullable Integer skip;

    /**
     * Opens the selected signal, and prints its warnings.
     *
     * @throws RecordingException if the recording is malformed or lacks a channel
     * @throws IllegalArgumentException if the options contradict each other; the message names them
     */
    public Signal signal() {
        Signal read = input == null ? generated() : recorded(input);
        List<String> ahead = leads == null ? List.of() : leads;
        return ahead.isEmpty() ? read : named(Lead.OPTION, () -> KnownAhead.of(read, ahead));
    }

    /** Whether the signal is a recording. Generated signals have no end. */
    public boolean isRecording() {
        return input != null;
    }

    /**
     * Reports channels that are known ahead where each channel becomes a series of its own, since they help only the forecasts of other channels.
     *
     * @param together whether all channels become one series
     * @param option that makes them one
     */
    public void requireTogether(boolean together, String option, Problems problems) {
        problems.when(
                leads != null && !together,
                Lead.OPTION + ":",
                "expected " + option
                        + " beside it, since a channel that is known ahead helps only the other channels of its series");
    }

    /** Whether any option selects a signal other than the default one. */
    public boolean isChosen() {
        return input != null
                || signal != null
                || channels != null
                || leads != null
                || rate != null
                || inputFormat != null
                || describesText();
    }

    /** Whether any such option is on the command line. */
    public boolean isTyped() {
        return Typed.any(
                command,
                List.of(
                        INPUT,
                        INPUT_FORMAT,
                        SIGNAL,
                        CHANNELS,
                        Lead.OPTION,
                        CsvOptions.RATE,
                        CsvOptions.TIME_COLUMN,
                        CsvOptions.MISSING,
                        DateOrder.OPTION,
                        CsvOptions.KEY_COLUMN,
                        CsvOptions.SKIP));
    }

    /** Whether an option describes the content of a text file. */
    private boolean describesText() {
        return timeColumn != null || missing != null || dateOrder != null || keyColumns != null || skip != null;
    }

    /** The file or folder to read: a recording, or another kind of input that the command supports. */
    public Optional<Path> input() {
        return Optional.ofNullable(input);
    }

    /** The seed of all random numbers. */
    public long seed() {
        return seed;
    }

    private Signal recorded(Path file) {
        if (signal != null) {
            throw new IllegalArgumentException("expected " + INPUT + " or " + SIGNAL + ", was both");
        }
        var csv = new CsvOptions(
                Optional.ofNullable(timeColumn),
                rate == null ? OptionalDouble.empty() : OptionalDouble.of(rate),
                missing == null ? Set.of() : missing,
                Optional.ofNullable(dateOrder),
                keyColumns == null ? List.of() : keyColumns,
                skip == null ? 0 : skip);
        Optional<RecordingFormat> format = Optional.ofNullable(inputFormat);
        Signal recording = named(INPUT, () -> Recordings.read(file, csv, format));
        for (String warning : recording.warnings()) {
            command.commandLine().getErr().println("warning: " + warning);
        }
        List<String> chosen = channels == null ? List.of() : channels;
        return chosen.isEmpty() ? recording : named(CHANNELS, () -> ChannelSelection.of(recording, chosen));
    }

    private Signal generated() {
        if (inputFormat != null || describesText()) {
            throw new IllegalArgumentException(String.join(
                            ", ",
                            CsvOptions.TIME_COLUMN,
                            INPUT_FORMAT,
                            CsvOptions.MISSING,
                            DateOrder.OPTION,
                            CsvOptions.KEY_COLUMN)
                    + " and " + CsvOptions.SKIP + " need " + INPUT);
        }
        SignalKind kind = signal == null ? SignalKind.DEFAULT : signal;
        double hertz = rate == null ? kind.defaultRate() : rate;
        return named(CHANNELS, () -> new GeneratedSignal(kind, hertz, labels(kind), seed));
    }

    private List<String> labels(SignalKind kind) {
        if (channels == null || channels.isEmpty()) {
            return kind.defaultChannels();
        }
        if (channels.size() == 1 && channels.get(0).matches("[0-9]{1,4}")) {
            int count = Integer.parseInt(channels.get(0));
            return IntStream.rangeClosed(1, count).mapToObj(i -> "c" + i).toList();
        }
        return channels;
    }

    /** Puts the option before the message of a failure. */
    private static <T> T named(String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (RecordingException e) {
            throw new RecordingException(option + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(option + ": " + e.getMessage(), e);
        }
    }

    /** Converts and checks a number of lines. */
    private static final class SkipConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (text.matches("[0-9]{1,6}")) {
                return Integer.parseInt(text);
            }
            throw new TypeConversionException("expected a number of lines, 0 to 999999, was '" + text + "'");
        }
    }

    /** Converts and checks a sampling rate. */
    private static final class RateConverter implements ITypeConverter<Double> {
        @Override
        public Double convert(String text) {
            try {
                double rate = Double.parseDouble(text);
                if (rate > 0 && rate <= GeneratedSignal.MAX_RATE) {
                    return rate;
                }
            } catch (NumberFormatException e) {
                // Reported below, together with numbers out of range.
            }
            throw new TypeConversionException(
                    "expected a number above 0 and at most " + GeneratedSignal.MAX_RATE + ", was '" + text + "'");
        }
    }
}
