package io.wavecast.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FuzzTest {
    private static final Corpus CORPUS = Corpus.of(FuzzTest.class, "numbers");

    @Test
    void shouldAcceptAParserThatParsesOrRefuses() {
        Fuzz fuzz = fuzz(input -> Integer.parseInt(text(input)));

        assertThatCode(fuzz::replay).doesNotThrowAnyException();
        assertThatCode(() -> fuzz.batch(1)).doesNotThrowAnyException();
        assertThat(fuzz.parsed() + fuzz.refused()).isEqualTo(50);
        assertThat(fuzz.refused()).isPositive();
    }

    @Test
    void shouldRequireBatchesWithBothOutcomes() {
        Fuzz both = fuzz(input -> {
            if (input.length % 2 == 0) {
                throw new NumberFormatException("even");
            }
        });
        both.batch(1);
        Fuzz one = fuzz(input -> {});
        one.batch(1);
        Fuzz none = fuzz(input -> Integer.parseInt(text(input)));
        none.replay();

        assertThatCode(both::requireBothOutcomes).doesNotThrowAnyException();
        assertThatThrownBy(one::requireBothOutcomes).hasMessageContaining("was 50 parsed, 0 refused");
        assertThatThrownBy(none::requireBothOutcomes)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was 0 parsed, 0 refused");
    }

    @Test
    void shouldReportAnotherException() {
        Fuzz fuzz = fuzz(input -> {
            throw new IllegalStateException("no");
        });

        assertThatThrownBy(() -> fuzz.batch(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected NumberFormatException, was java.lang.IllegalStateException: no")
                .hasMessageContaining("target");
    }

    @Test
    void shouldReportARefusalWithoutAMessage() {
        Fuzz fuzz = fuzz(input -> {
            throw new NumberFormatException();
        });

        assertThatThrownBy(() -> fuzz.batch(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected a message");
    }

    @Test
    void shouldReportTooMuchMemory() {
        List<byte[]> kept = new ArrayList<>();
        Fuzz fuzz = fuzz(input -> kept.add(new byte[2 << 20]));

        assertThatThrownBy(() -> fuzz.batch(1))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("bytes allocated");
    }

    @Test
    void shouldReportAKeptInputThatContradictsItsName() {
        Fuzz fuzz = fuzz(input -> {});

        assertThatThrownBy(fuzz::replay)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("expected bad-word to be refused, was parsed");
    }

    @Test
    void shouldGiveTheSameInputsForTheSameSeed() {
        Mutator one = new Mutator(CORPUS, new Random(7));
        Mutator other = new Mutator(CORPUS, new Random(7));

        for (int i = 0; i < 1_000; i++) {
            byte[] input = one.next();
            assertThat(other.next()).isEqualTo(input);
            assertThat(input.length).isLessThanOrEqualTo(Mutator.MAX_BYTES);
        }
    }

    private static Fuzz fuzz(Fuzz.Parser parser) {
        return new Fuzz("numbers", CORPUS, NumberFormatException.class, 1 << 20, parser);
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.UTF_8);
    }
}
