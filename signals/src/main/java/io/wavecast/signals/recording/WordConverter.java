package io.wavecast.signals.recording;

import io.wavecast.signals.csv.time.DateOrder;
import io.wavecast.signals.generated.SignalKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the value of an option, in upper or lower case, to the choice with that name. */
abstract class WordConverter<T> implements ITypeConverter<T> {
    private final List<T> choices;
    private final Function<T, String> word;

    private WordConverter(List<T> choices, Function<T, String> word) {
        this.choices = choices;
        this.word = word;
    }

    @Override
    public T convert(String text) {
        return choices.stream()
                .filter(choice -> word.apply(choice).equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("expected one of "
                        + choices.stream().map(word).collect(Collectors.joining(", ")) + ", was '" + text + "'"));
    }

    static final class ToDateOrder extends WordConverter<DateOrder> {
        ToDateOrder() {
            super(List.of(DateOrder.values()), DateOrder::word);
        }
    }

    static final class ToFormat extends WordConverter<RecordingFormat> {
        ToFormat() {
            super(List.of(RecordingFormat.values()), RecordingFormat::word);
        }
    }

    static final class ToKind extends WordConverter<SignalKind> {
        ToKind() {
            super(List.of(SignalKind.values()), SignalKind::word);
        }
    }
}
