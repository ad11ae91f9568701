/** Checks the manifests and the compose file against the published schemas, and against the services' settings and images. */
package io.wavecast.k8s;
