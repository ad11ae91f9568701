package io.wavecast.streams.registry;

import io.wavecast.core.model.Model;
import io.wavecast.core.model.ModelVersion;
import java.util.Optional;

/** Receives changes of the models in force. Several threads may call it. */
public interface ModelListener {
    /**
     * A model came into force.
     *
     * @param inForce number of models in force now
     */
    void modelSwapped(Model model, int inForce);

    /**
     * A model was retired.
     *
     * @param inForce number of models in force now
     */
    void modelRetired(String name, int inForce);

    /**
     * Another version of a name steps beside the one in force, unseen.
     *
     * @param challenger empty if none does any longer
     */
    default void challengerChanged(String name, Optional<ModelVersion> challenger) {}

    /**
     * A model was refused.
     *
     * @param reason a short name, such as {@code not-newer}
     */
    void modelRejected(String reason);

    /**
     * A version stepped down in this instance, since its forecast was not finite in too many series.
     *
     * @param inForce number of models in force now
     */
    void modelSteppedDown(ModelVersion version, int inForce);
}
