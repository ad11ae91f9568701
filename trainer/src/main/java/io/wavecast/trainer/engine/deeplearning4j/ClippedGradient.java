package io.wavecast.trainer.engine.deeplearning4j;

import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.updater.MultiLayerUpdater;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Shortens the gradient of the mean loss over targets, of all layers together, to a limit. Deeplearning4j's own clipping looks at each layer alone, and at
 * the sum over the steps of a window.
 */
final class ClippedGradient extends MultiLayerUpdater {
    private static final long serialVersionUID = 1;

    private final double limit;
    private double targetsPerOutput = 1;

    /** @param limit the largest L2 norm */
    ClippedGradient(MultiLayerNetwork network, double limit) {
        super(network);
        this.limit = limit;
    }

    /** @param count targets of the next batch, divided by the outputs */
    void setTargetsPerOutput(double count) {
        targetsPerOutput = count;
    }

    @Override
    public synchronized void update(
            Gradient gradient, int iteration, int epoch, int windows, LayerWorkspaceMgr workspaces) {
        INDArray flat = getFlattenedGradientsView(); // a sum over windows and steps, a mean over outputs
        double norm = flat.norm2Number().doubleValue() / targetsPerOutput;
        double excess = Math.max(1, norm / limit);
        flat.muli(windows / (targetsPerOutput * excess)); // the superclass divides by the windows
        super.update(gradient, iteration, epoch, windows, workspaces);
    }
}
