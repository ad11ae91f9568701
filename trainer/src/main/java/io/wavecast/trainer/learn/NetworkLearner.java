package io.wavecast.trainer.learn;

import io.wavecast.core.baseline.ArModel;
import io.wavecast.core.rnn.NetworkSpec;
import io.wavecast.core.rnn.Weights;
import io.wavecast.trainer.TrainingListener;
import io.wavecast.trainer.export.HeadScaling;
import io.wavecast.trainer.export.WeightsExport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Learns a network in two steps: the linear path by least squares, then the cells on what it leaves over. So the network
 * cannot lose what a regression finds, and need not learn it either. The weights of the best epoch are kept.
 */
public final class NetworkLearner {
    private final NetworkSpec spec;
    private final LearningSettings settings;

    public NetworkLearner(NetworkSpec spec, LearningSettings settings) {
        this.spec = spec;
        this.settings = settings;
    }

    /**
     * @param train inputs as the network sees them
     * @param validation the same; at least one part
     * @throws InterruptedException if the thread is interrupted between two batches
     */
    public Learned learn(List<Part> train, List<Part> validation, TrainingListener listener)
            throws InterruptedException {
        Optional<ArModel> linear = spec.lags() == 0
                ? Optional.empty()
                : Optional.of(ArModel.fit(train.stream().map(Part::values).toList(), spec.lags()));
        var residuals = Residuals.fit(linear, train);
        var windows = new Windows(train, residuals, settings.window());
        if (windows.count() == 0) {
            throw new IllegalArgumentException("no stretch of " + (settings.window() + spec.lags())
                    + " samples without a gap to learn from: give more data, or a smaller --window or --lags");
        }
        var network = Deeplearning4jNetwork.create(cells(), settings.learningRate(), settings.seed());
        var random = new Random(settings.seed());
        long started = System.nanoTime();
        Weights best = null;
        double bestLoss = Double.POSITIVE_INFINITY;
        int bestEpoch = 0;
        int epoch = 0;
        while (epoch < settings.epochs() && elapsed(started).compareTo(settings.maxTime()) < 0) {
            double loss = fitOnce(network, windows, random);
            epoch++;
            Weights weights = WeightsExport.export(network, cells());
            var pass = ValidationPass.run(cells(), weights, validation, residuals, linear.isPresent());
            if (pass.loss() < bestLoss || best == null) {
                bestLoss = pass.loss();
                bestEpoch = epoch;
                best = HeadScaling.apply(weights, pass.share(), residuals.mean(), residuals.deviation(), linear);
            }
            listener.epochDone(epoch, settings.epochs(), loss, pass.loss(), timeLeft(started, epoch));
        }
        return new Learned(best, epoch, bestEpoch);
    }

    /** The same network without its linear path, which Deeplearning4j does not have. */
    private NetworkSpec cells() {
        return new NetworkSpec(
                spec.cell(),
                spec.inputs(),
                spec.hidden(),
                spec.layers(),
                spec.outputs(),
                0,
                spec.headActivation(),
                false,
                false);
    }

    /** One pass over all windows; the mean squared error per value. */
    private double fitOnce(MultiLayerNetwork network, Windows windows, Random random) throws InterruptedException {
        List<Integer> order = windows.shuffled(random);
        double sum = 0;
        for (int from = 0; from < order.size(); from += settings.batch()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("while training");
            }
            List<Integer> batch = order.subList(from, Math.min(order.size(), from + settings.batch()));
            try (var inputs = windows.inputs(batch);
                    var targets = windows.targets(batch)) {
                network.fit(inputs, targets);
            }
            // Deeplearning4j adds up over the steps of a window, and divides by windows and outputs.
            sum += network.score() * batch.size() / settings.window();
        }
        return sum / order.size();
    }

    private Duration timeLeft(long started, int epoch) {
        Duration each = elapsed(started).dividedBy(epoch);
        Duration byEpochs = each.multipliedBy(settings.epochs() - epoch);
        Duration byTime = settings.maxTime().minus(elapsed(started));
        return byTime.isNegative() ? Duration.ZERO : byEpochs.compareTo(byTime) < 0 ? byEpochs : byTime;
    }

    private static Duration elapsed(long started) {
        return Duration.ofNanos(System.nanoTime() - started);
    }
}
