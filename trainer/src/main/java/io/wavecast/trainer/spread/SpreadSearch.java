package io.wavecast.trainer.spread;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelSpec;
import io.wavecast.core.rnn.CellKind;
import io.wavecast.core.rnn.SpreadHead;
import io.wavecast.trainer.history.SeriesSlice;
import io.wavecast.trainer.history.Split;
import io.wavecast.trainer.judge.HeldOutErrors;
import io.wavecast.trainer.judge.HeldOutModel;
import io.wavecast.trainer.judge.HeldOutUnits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Fits the spread head of a model, and keeps it at the horizons where intervals are better with it. Outputs fitted to data know their noise, so their
 * errors there are too small. All errors here are those of outputs that were fitted to earlier data; the cells are the same.
 */
public final class SpreadSearch {
    /** What the search takes, as a multiple of what a readout takes: two fits of outputs and three of heads, which are smaller. */
    public static final int READOUTS = 3;

    /** The coverage whose intervals are compared. */
    private static final double COVERAGE = 0.9;

    /** Share of the training part that the first outputs are fitted to: as much as the first fit of the choice per horizon had, so all lags have rows. */
    private static final double CUT = 0.57;

    private SpreadSearch() {}

    /** Whether models of this kind can have a spread head: they have cells, and outputs of their own for each horizon. */
    private static boolean fits(ModelSpec spec) {
        return spec.network().cell() != CellKind.NONE && spec.hasOutputsOfEachHorizon();
    }

    /**
     * Fits and judges the head of a model.
     *
     * @param fit gives the model with outputs that are fitted to other data
     * @param train the training part, as {@code fit} takes it
     * @param raw training and validation part in the user's units
     * @param timeIsOver asked before each step: then there is no head
     */
    public static SpreadChoice choose(
            ModelSpec spec,
            Function<List<SeriesSlice>, Model> fit,
            List<SeriesSlice> train,
            Split raw,
            BooleanSupplier timeIsOver) {
        List<SeriesSlice> before = between(train, 0, CUT);
        List<SeriesSlice> after = between(raw.train(), CUT, 1);
        if (!fits(spec) || !suffice(before, spec) || after.isEmpty()) {
            return SpreadChoice.NONE;
        }
        Optional<Model> early = unless(timeIsOver, () -> Optional.of(fit.apply(before)));
        Optional<Model> late = unless(timeIsOver, () -> Optional.of(fit.apply(train)));
        return early.isPresent() && late.isPresent()
                ? choose(early.get(), after, late.get(), raw.validation(), timeIsOver)
                : SpreadChoice.LEFT_OUT;
    }

    private static <T> Optional<T> unless(BooleanSupplier timeIsOver, Supplier<Optional<T>> step) {
        return timeIsOver.getAsBoolean() ? Optional.empty() : step.get();
    }

    /** Whether outputs can be fitted to slices: with fewer rows than units they would only repeat them. */
    private static boolean suffice(List<SeriesSlice> slices, ModelSpec spec) {
        int reach = spec.network().lags() + spec.longestHorizon();
        long rows = slices.stream()
                .mapToLong(slice -> Math.max(0, Math.min(slice.targetCount(), slice.values().length - reach)))
                .sum();
        return rows >= 2L * spec.network().hidden();
    }

    /**
     * Compares intervals with and without a head on two stretches of data: the second half of the first piece, by a head that is fitted to the first half,
     * and the second piece, by a head that is fitted to the first one. The head that is kept is fitted to both pieces.
     *
     * @param early with outputs that were fitted to what is before the first piece
     * @param late with outputs that were fitted to what is before the second piece
     */
    private static SpreadChoice choose(
            Model early, List<SeriesSlice> first, Model late, List<SeriesSlice> second, BooleanSupplier timeIsOver) {
        boolean[] outputs = new boolean[late.spec().network().outputs()];
        Arrays.fill(outputs, true);
        SpreadRows rows = SpreadRows.of(early, first);
        List<SeriesSlice> half = between(first, 0.5, 1);
        SpreadRows ofItsBegin = SpreadRows.of(early, between(first, 0, 0.5));
        Optional<SpreadHead> ofHalf = unless(timeIsOver, () -> SpreadFit.of(ofItsBegin, outputs));
        Optional<SpreadHead> ofFirst = unless(timeIsOver, () -> SpreadFit.of(rows, outputs));
        if (ofHalf.isEmpty() || ofFirst.isEmpty() || half.isEmpty() || second.isEmpty()) {
            return timeIsOver.getAsBoolean() ? SpreadChoice.LEFT_OUT : SpreadChoice.NONE; // too few samples
        }
        HeldOutErrors before = errors(early.withSpread(ofHalf), half);
        HeldOutErrors after = errors(late.withSpread(ofFirst), second);
        List<Integer> horizons = late.spec().horizons();
        List<SpreadGain> gains = new ArrayList<>();
        for (int h = 0; h < horizons.size(); h++) {
            gains.add(SpreadGain.of(List.of(before, after), h, COVERAGE));
        }
        int targets = late.spec().targets().count();
        for (int output = 0; output < outputs.length; output++) {
            outputs[output] = gains.get(output / targets).pays();
        }
        if (gains.stream().noneMatch(SpreadGain::pays)) {
            return new SpreadChoice(Optional.empty(), horizons, gains);
        }
        return timeIsOver.getAsBoolean()
                ? SpreadChoice.LEFT_OUT
                : new SpreadChoice(SpreadFit.of(rows.and(SpreadRows.of(late, second)), outputs), horizons, gains);
    }

    private static HeldOutErrors errors(Model model, List<SeriesSlice> slices) {
        return HeldOutErrors.of("spread", model.spec().horizons(), slices, new HeldOutModel(model))
                .only(model.spec().targets())
                .in(slices.stream()
                        .map(slice -> HeldOutUnits.of(model.preprocessing(), slice))
                        .toList());
    }

    private static List<SeriesSlice> between(List<SeriesSlice> slices, double begin, double end) {
        return slices.stream()
                .flatMap(slice -> slice.targetsBetween(begin, end).stream())
                .toList();
    }
}
