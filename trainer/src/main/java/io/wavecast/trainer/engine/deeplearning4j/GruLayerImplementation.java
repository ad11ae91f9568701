package io.wavecast.trainer.engine.deeplearning4j;

import java.util.Objects;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.recurrent.BaseRecurrentLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Activations and gradients of a GRU layer over whole windows, from a hidden state of zero. */
final class GruLayerImplementation extends BaseRecurrentLayer<GruLayer> {
    private static final long serialVersionUID = 1;

    private final boolean resetAfter;
    private final boolean relu;

    GruLayerImplementation(NeuralNetConfiguration conf, DataType type, boolean resetAfter, boolean relu) {
        super(conf, type);
        this.resetAfter = resetAfter;
        this.relu = relu;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        assertInputSet(false);
        applyDropOutIfNecessary(training, workspaces);
        return workspaces.leverageTo(ArrayType.ACTIVATIONS, computation().activations());
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        assertInputSet(true);
        applyDropOutIfNecessary(true, workspaces);
        INDArray inputGradient = computation().backward(epsilon, gradientViews);
        Gradient views = new DefaultGradient(gradientsFlattened);
        gradientViews.forEach(views::setGradientFor);
        weightNoiseParams.clear();
        INDArray leveraged = workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, inputGradient);
        return new Pair<>(views, backpropDropOutIfPresent(leveraged));
    }

    private GruComputation computation() {
        return new GruComputation(
                input.castTo(dataType),
                parameter(GruParameters.INPUT),
                parameter(GruParameters.RECURRENT),
                parameter(GruParameters.BIAS),
                parameter(GruParameters.RECURRENT_BIAS),
                resetAfter,
                relu);
    }

    private INDArray parameter(String key) {
        return Objects.requireNonNull(params.get(key), key);
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public INDArray rnnTimeStep(INDArray next, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException("a GRU layer runs whole windows only; the core runs single steps");
    }

    @Override
    public INDArray rnnActivateUsingStoredState(
            INDArray next, boolean training, boolean store, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException("a GRU layer keeps no state from window to window");
    }

    @Override
    public Pair<Gradient, INDArray> tbpttBackpropGradient(INDArray epsilon, int length, LayerWorkspaceMgr workspaces) {
        throw new UnsupportedOperationException("a GRU layer keeps no state from window to window");
    }
}
