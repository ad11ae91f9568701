package io.wavecast.trainer.engine;

/** Adam (Kingma and Ba 2015): gradient descent with adaptive step sizes. This class updates plain arrays. */
public final class Adam {
    /** Decay of the mean of gradients, β₁. */
    public static final double FIRST_DECAY = 0.9;
    /** Decay of the mean of squared gradients, β₂. */
    public static final double SECOND_DECAY = 0.999;
    /** Added to the denominator, ε. */
    public static final double EPSILON = 1e-8;

    private final double[] means;
    private final double[] squares;
    private int updates;

    /**
     * Starts with means of zero.
     *
     * @param parameters number of parameters
     */
    public Adam(int parameters) {
        this.means = new double[parameters];
        this.squares = new double[parameters];
    }

    /**
     * Moves the parameters by one step.
     *
     * @param parameters updated in place
     * @param gradient derivative of the loss by each parameter
     */
    public void update(double[] parameters, double[] gradient, double learningRate) {
        updates++;
        for (int i = 0; i < parameters.length; i++) {
            means[i] += (1 - FIRST_DECAY) * (gradient[i] - means[i]);
            squares[i] += (1 - SECOND_DECAY) * (gradient[i] * gradient[i] - squares[i]);
            double mean = means[i] / firstCorrection(updates);
            double square = squares[i] / secondCorrection(updates);
            parameters[i] -= learningRate * mean / (Math.sqrt(square) + EPSILON);
        }
    }

    /** The divisor that corrects the mean of gradients for its start at zero: {@code 1 − β₁^updates}. */
    public static double firstCorrection(int updates) {
        return 1 - Math.pow(FIRST_DECAY, updates);
    }

    /** The divisor that corrects the mean of squared gradients for its start at zero: {@code 1 − β₂^updates}. */
    public static double secondCorrection(int updates) {
        return 1 - Math.pow(SECOND_DECAY, updates);
    }
}
