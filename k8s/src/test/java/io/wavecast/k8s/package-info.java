/** The manifests and the compose stack, held against the models that their makers publish, and against the rest of the project. */
package io.wavecast.k8s;
