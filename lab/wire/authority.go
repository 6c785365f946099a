package wire

import (
	"fmt"

	"go.mau.fi/libsignal/ecc"
	"go.mau.fi/whatsmeow"
	"go.mau.fi/whatsmeow/proto/waCert"
	"go.mau.fi/whatsmeow/util/keys"
	"google.golang.org/protobuf/proto"
)

const (
	intermediateSerial = 1
	leafSerial         = 2
)

// Authority is a server's Noise identity: its static key and the two certificates that lead from it to a root key.
type Authority struct {
	static *keys.KeyPair
	chain  []byte
}

// NewAuthority makes a fresh static key and certifies it under the root.
func NewAuthority(root *keys.KeyPair) (*Authority, error) {
	intermediate, static := keys.NewKeyPair(), keys.NewKeyPair()
	middle, err := certify(root, intermediate, intermediateSerial, whatsmeow.WACertIssuerSerial)
	if err != nil {
		return nil, fmt.Errorf("certify the intermediate key: %w", err)
	}
	leaf, err := certify(intermediate, static, leafSerial, intermediateSerial)
	if err != nil {
		return nil, fmt.Errorf("certify the static key: %w", err)
	}
	chain, err := proto.Marshal(&waCert.CertChain{Intermediate: middle, Leaf: leaf})
	if err != nil {
		return nil, fmt.Errorf("marshal the certificate chain: %w", err)
	}
	return &Authority{static: static, chain: chain}, nil
}

func certify(issuer, subject *keys.KeyPair, serial, issuerSerial uint32) (*waCert.CertChain_NoiseCertificate, error) {
	details, err := proto.Marshal(&waCert.CertChain_NoiseCertificate_Details{
		Serial:       proto.Uint32(serial),
		IssuerSerial: proto.Uint32(issuerSerial),
		Key:          subject.Pub[:],
	})
	if err != nil {
		return nil, err
	}
	signature := ecc.CalculateSignature(ecc.NewDjbECPrivateKey(*issuer.Priv), details)
	return &waCert.CertChain_NoiseCertificate{Details: details, Signature: signature[:]}, nil
}
