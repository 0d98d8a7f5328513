module kyma-krm/peer-go

go 1.19

require sigs.k8s.io/kustomize/kyaml v0.14.3
