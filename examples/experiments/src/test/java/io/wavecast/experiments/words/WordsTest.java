package io.wavecast.experiments.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wavecast.core.model.Model;
import io.wavecast.experiments.report.Report;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("once")
class WordsTest {
    @Test
    void shouldEncodeLettersAsFiveBits() {
        LetterSequence letters = new LetterSequence("az", new boolean[] {true, false});
        assertThat(letters.bits(0)).containsExactly(0, 0, 0, 0, 1);
        assertThat(letters.bits(1)).containsExactly(1, 1, 0, 1, 0);
        assertThat(letters.positions()).containsExactly(0, 1);
        assertThat(LetterSequence.LEXICON).hasSize(16).allMatch(word -> word.matches("[a-z]+"));
    }

    /** Results of Elman (1990), with margins that hold for any seed. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFindWordsByContextUnits(long seed) throws Exception {
        LetterSequence training = LetterSequence.random(200, new Random(seed));
        LetterSequence test = LetterSequence.random(100, new Random(seed + 1_000));
        var report = new Report(new PrintWriter(new StringWriter()), Optional.empty(), seed);

        LetterErrors without = LetterErrors.of(WordsTraining.trainSimple(training, 0, seed, report, "a"), test);
        LetterErrors with = LetterErrors.of(WordsTraining.trainSimple(training, 1, seed, report, "b"), test);

        assertThat(with.loss()).as("with context units").isLessThan(0.85 * without.loss());
        double[] byPosition = with.byPosition(4);
        assertThat(byPosition[0]).as("the first letter of a word").isGreaterThan(1.15 * byPosition[1]);
        assertThat(byPosition[1]).as("falling within the word").isGreaterThan(byPosition[3]);
        assertThat(with.boundaries().precision())
                .isGreaterThan(2 * with.boundaries().chance());
        assertThat(with.boundaries().f1()).isGreaterThan(without.boundaries().f1() + 0.1);
    }

    /** The core runs tanh units where training had sigmoid units; both have the same output. */
    @Test
    void shouldConvertSigmoidToTanhUnits() throws Exception {
        LetterSequence text = LetterSequence.random(3, new Random(5));
        var network = new SimpleRecurrentNetwork(
                LetterSequence.BITS, WordsTraining.HIDDEN, LetterSequence.BITS, 1, new Random(5));
        var report = new Report(new PrintWriter(new StringWriter()), Optional.empty(), 5);
        Model model = WordsTraining.trainSimple(text, 1, 5, report, "c");
        for (int pass = 0; pass < 10; pass++) { // as trainSimple() does
            network.reset();
            for (int t = 0; t + 1 < text.length(); t++) {
                network.learn(text.bits(t), text.bits(t + 1));
            }
        }

        network.reset();
        double[] errors = LetterErrors.of(model, text).errors();
        double loss = network.learn(text.bits(0), text.bits(1)); // before the first update nothing has changed

        assertThat(errors[1] * errors[1]).isEqualTo(loss, within(1e-6));
    }
}
