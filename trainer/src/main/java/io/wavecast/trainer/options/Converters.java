package io.wavecast.trainer.options;

import io.wavecast.cli.AheadTimes;
import io.wavecast.core.model.Scaling;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.topics.versions.Promotion;
import io.wavecast.trainer.adapt.AdapterMode;
import io.wavecast.trainer.calendar.CalendarSettings;
import io.wavecast.trainer.engine.Device;
import io.wavecast.trainer.engine.Loss;
import io.wavecast.trainer.training.ScalePer;
import io.wavecast.trainer.training.SeasonSettings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converters from the text of options to types. */
public final class Converters {
    private Converters() {}

    /** Finds a constant by its name in lower case with dashes: {@code min-max} is {@code MIN_MAX}. */
    static <E extends Enum<E>> E choice(E[] choices, String word) {
        List<String> words = new ArrayList<>();
        for (E choice : choices) {
            String own = choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (own.equals(word)) {
                return choice;
            }
            words.add(own);
        }
        throw new TypeConversionException("must be one of " + String.join(", ", words) + ", was '" + word + "'");
    }

    /** Converts {@code elman} and the like. */
    public static final class OfCell implements ITypeConverter<CellKind> {
        @Override
        public CellKind convert(String word) {
            return choice(CellKind.values(), word);
        }
    }

    /** Converts {@code auto}, {@code elman} and the like. */
    public static final class OfCells implements ITypeConverter<CellList> {
        @Override
        public CellList convert(String word) {
            return word.equals("auto") ? CellList.AUTO : new CellList(List.of(new OfCell().convert(word)));
        }
    }

    /** Converts {@code auto}, {@code paying} and {@code off}. */
    public static final class OfAdapter implements ITypeConverter<AdapterMode> {
        @Override
        public AdapterMode convert(String word) {
            return choice(AdapterMode.values(), word);
        }
    }

    /** Converts {@code 100ms,1s} and the like. */
    public static final class OfAheadTimes implements ITypeConverter<AheadTimes> {
        @Override
        public AheadTimes convert(String text) {
            try {
                return AheadTimes.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Converts {@code auto}, {@code off} and {@code 48,336}. */
    static final class OfSeasons implements ITypeConverter<SeasonSettings> {
        @Override
        public SeasonSettings convert(String word) {
            if (word.equals("auto")) {
                return SeasonSettings.AUTO;
            }
            if (word.equals("off")) {
                return SeasonSettings.OFF;
            }
            try {
                List<Integer> lengths = Arrays.stream(word.split(","))
                        .map(String::strip)
                        .map(Integer::valueOf)
                        .toList();
                return new SeasonSettings(Optional.of(lengths), Optional.empty());
            } catch (NumberFormatException e) {
                throw new TypeConversionException("must be auto, off, or lengths such as 48,336; was '" + word + "'");
            }
        }
    }

    /** Converts {@code auto}, {@code none} and {@code day,week}. */
    static final class OfCalendar implements ITypeConverter<CalendarSettings> {
        @Override
        public CalendarSettings convert(String word) {
            try {
                return CalendarSettings.parse(word);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    /** Converts {@code Europe/Berlin} and the like. */
    static final class OfZone implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String word) {
            try {
                return ZoneId.of(word);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "must be a time zone such as UTC or Europe/Berlin, was '" + word + "'");
            }
        }
    }

    static final class OfDevice implements ITypeConverter<Device> {
        @Override
        public Device convert(String word) {
            return choice(Device.values(), word);
        }
    }

    static final class OfLoss implements ITypeConverter<Loss> {
        @Override
        public Loss convert(String word) {
            return choice(Loss.ofValues(), word);
        }
    }

    static final class OfPromotion implements ITypeConverter<Promotion> {
        @Override
        public Promotion convert(String word) {
            return choice(Promotion.values(), word);
        }
    }

    /** Converts {@code auto}, {@code series} and {@code model}. */
    public static final class OfScalePer implements ITypeConverter<ScalePer> {
        @Override
        public ScalePer convert(String word) {
            return choice(ScalePer.values(), word);
        }
    }

    static final class OfScaling implements ITypeConverter<Scaling.Kind> {
        @Override
        public Scaling.Kind convert(String word) {
            return choice(Scaling.Kind.values(), word);
        }
    }
}
