/** Runs the services with the rights of the Kubernetes manifests. */
package io.wavecast.launcher.rights;
